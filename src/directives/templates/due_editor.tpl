<div class="bv-due" data-due>
<label for="{{P}}due_kind">Cách tính thời hạn</label>
{{#WRONG_KIND}}<p class="bv-field-error">{{MESSAGE}}</p>{{/WRONG_KIND}}
<select class="bv-input" id="{{P}}due_kind" name="due_kind">{{#KIND}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/KIND}}</select>
<input type="hidden" name="due_rrule" value="{{RRULE}}"><input type="hidden" name="due_approximate" value="{{APPROXIMATE}}">
<div class="bv-due-part" data-due-for="month quarter_end quarter_begin">
<label for="{{P}}due_days">Những ngày nào <span class="bv-soft">(của tháng, của quý)</span></label>
<p class="bv-hint" id="{{P}}due_days-hint">Ví dụ: 5, 20, cuối. Trước ba ngày cuối tháng ghi: trước 03 ngày cuối.</p>
{{#WRONG_DAYS}}<p class="bv-field-error">{{MESSAGE}}</p>{{/WRONG_DAYS}}
<input class="bv-input" id="{{P}}due_days" name="due_days" value="{{DAYS}}" autocomplete="off" spellcheck="false" aria-describedby="{{P}}due_days-hint">
</div>
<div class="bv-due-part" data-due-for="year">
<label for="{{P}}due_dates">Ngày và tháng</label>
<p class="bv-hint" id="{{P}}due_dates-hint">Ví dụ: 15/6, 15/12.</p>
{{#WRONG_DATES}}<p class="bv-field-error">{{MESSAGE}}</p>{{/WRONG_DATES}}
<input class="bv-input" id="{{P}}due_dates" name="due_dates" value="{{DATES}}" autocomplete="off" spellcheck="false" aria-describedby="{{P}}due_dates-hint">
</div>
<div class="bv-due-part" data-due-for="week">
<label for="{{P}}due_weekday">Thứ</label>
<select class="bv-input" id="{{P}}due_weekday" name="due_weekday">{{#WEEKDAY}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/WEEKDAY}}</select>
</div>
<div class="bv-due-part" data-due-for="week month">
<label for="{{P}}due_every">Mấy tuần hoặc mấy tháng một lần</label>
{{#WRONG_EVERY}}<p class="bv-field-error">{{MESSAGE}}</p>{{/WRONG_EVERY}}
<input class="bv-input bv-input-date" id="{{P}}due_every" name="due_every" value="{{EVERY}}" inputmode="numeric" autocomplete="off">
</div>
<div class="bv-due-part" data-due-for="relative">
<div class="bv-due-row">
<div><label for="{{P}}due_offset">Số ngày</label><input class="bv-input bv-input-date" id="{{P}}due_offset" name="due_offset" value="{{OFFSET}}" inputmode="numeric" autocomplete="off"></div>
<div><label for="{{P}}due_unit">Đếm</label><select class="bv-input" id="{{P}}due_unit" name="due_unit">{{#UNIT}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/UNIT}}</select></div>
<div><label for="{{P}}due_side">Tính</label><select class="bv-input" id="{{P}}due_side" name="due_side">{{#SIDE}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/SIDE}}</select></div>
</div>
{{#WRONG_OFFSET}}<p class="bv-field-error">{{MESSAGE}}</p>{{/WRONG_OFFSET}}
<label for="{{P}}due_anchor">Việc làm mốc</label>
<p class="bv-hint" id="{{P}}due_anchor-hint">Ví dụ: ngày nhận được văn bản.</p>
{{#WRONG_ANCHOR}}<p class="bv-field-error">{{MESSAGE}}</p>{{/WRONG_ANCHOR}}
<input class="bv-input" id="{{P}}due_anchor" name="due_anchor" value="{{ANCHOR}}" autocomplete="off" aria-describedby="{{P}}due_anchor-hint">
<label for="{{P}}due_anchor_day">Việc đó xảy ra ngày <span class="bv-soft">(bỏ trống nếu chưa biết)</span></label>
{{#WRONG_EVENT}}<p class="bv-field-error">{{MESSAGE}}</p>{{/WRONG_EVENT}}
<input class="bv-input bv-input-date" id="{{P}}due_anchor_day" name="due_anchor_day" value="{{ANCHOR_DAY}}" inputmode="numeric" autocomplete="off">
</div>
<div class="bv-due-part" data-due-for="once mid_end twelve_end month quarter_end quarter_begin year week kept">
<label for="{{P}}due_bound">Hạn là</label>
<select class="bv-input" id="{{P}}due_bound" name="due_bound">{{#BOUND}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/BOUND}}</select>
</div>
<div class="bv-due-row">
<div class="bv-due-part" data-due-for="once"><label for="{{P}}due_day">Ngày</label>
{{#WRONG_DAY}}<p class="bv-field-error">{{MESSAGE}}</p>{{/WRONG_DAY}}
<input class="bv-input bv-input-date" id="{{P}}due_day" name="due_day" value="{{DAY}}" inputmode="numeric" autocomplete="off" placeholder="ngày/tháng/năm"></div>
<div class="bv-due-part" data-due-for="mid_end twelve_end month quarter_end quarter_begin year week daily kept"><label for="{{P}}due_from">Từ ngày</label>
{{#WRONG_FROM}}<p class="bv-field-error">{{MESSAGE}}</p>{{/WRONG_FROM}}
<input class="bv-input bv-input-date" id="{{P}}due_from" name="due_from" value="{{FROM}}" inputmode="numeric" autocomplete="off" placeholder="{{TODAY}}"></div>
<div class="bv-due-part" data-due-for="mid_end twelve_end month quarter_end quarter_begin year week daily kept"><label for="{{P}}due_until">Đến ngày <span class="bv-soft">(bỏ trống: hết năm)</span></label>
{{#WRONG_UNTIL}}<p class="bv-field-error">{{MESSAGE}}</p>{{/WRONG_UNTIL}}
<input class="bv-input bv-input-date" id="{{P}}due_until" name="due_until" value="{{UNTIL}}" inputmode="numeric" autocomplete="off"></div>
<div class="bv-due-part" data-due-for="once mid_end twelve_end month quarter_end quarter_begin year week daily relative kept"><label for="{{P}}due_time">Giờ <span class="bv-soft">(bỏ trống: hết ngày)</span></label>
{{#WRONG_TIME}}<p class="bv-field-error">{{MESSAGE}}</p>{{/WRONG_TIME}}
<input class="bv-input bv-input-date" id="{{P}}due_time" name="due_time" value="{{TIME}}" autocomplete="off"></div>
</div>
<details class="bv-due-more"><summary>Ngày nghỉ, nộp sớm, bắt đầu</summary>
<label for="{{P}}due_roll">Gặp ngày nghỉ</label>
<select class="bv-input" id="{{P}}due_roll" name="due_roll">{{#ROLL}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/ROLL}}</select>
<label for="{{P}}due_lead">Nộp sớm hơn ngày trên mấy ngày <span class="bv-soft">(việc lặp lại)</span></label>
{{#WRONG_LEAD}}<p class="bv-field-error">{{MESSAGE}}</p>{{/WRONG_LEAD}}
<input class="bv-input bv-input-date" id="{{P}}due_lead" name="due_lead" value="{{LEAD}}" inputmode="numeric" autocomplete="off">
<label for="{{P}}due_start">Việc bắt đầu từ <span class="bv-soft">(việc một lần)</span></label>
{{#WRONG_START}}<p class="bv-field-error">{{MESSAGE}}</p>{{/WRONG_START}}
<input class="bv-input bv-input-date" id="{{P}}due_start" name="due_start" value="{{START}}" inputmode="numeric" autocomplete="off">
<label for="{{P}}due_text">Lời ghi trong văn bản</label>
{{#WRONG_TEXT}}<p class="bv-field-error">{{MESSAGE}}</p>{{/WRONG_TEXT}}
<input class="bv-input" id="{{P}}due_text" name="due_text" value="{{PRINTED}}" autocomplete="off">
</details>
<div class="bv-due-preview" data-due-preview aria-live="polite">
{{>PREVIEW}}
</div>
</div>
