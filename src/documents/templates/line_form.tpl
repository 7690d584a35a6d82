{{#IN}}
<label for="unit">Đơn vị hoặc người nhận{{#TOLD}} <span class="bv-soft">(văn bản đến)</span>{{/TOLD}}</label>
<p class="bv-hint" id="unit-hint">Ghi đúng tên cơ quan thì cơ quan đó xem được văn bản, ví dụ Sở Nội vụ tỉnh Lai Châu.</p>
<input class="bv-input" id="unit" name="unit" value="{{UNIT}}" autocomplete="off" spellcheck="false" aria-describedby="unit-hint">
<label for="due">Hạn giải quyết</label>
<input class="bv-input bv-input-date" id="due" name="due" value="{{DUE}}" inputmode="numeric" autocomplete="off">
<label for="handling">Ý kiến giải quyết</label>
<textarea class="bv-input" id="handling" name="handling" rows="2">{{HANDLING:p}}</textarea>
<label for="reply">Số, ký hiệu văn bản trả lời</label>
<input class="bv-input" id="reply" name="reply" value="{{REPLY}}" autocomplete="off" spellcheck="false">
{{/IN}}
{{#OUT}}
<label for="signer">Người ký{{#TOLD}} <span class="bv-soft">(văn bản đi)</span>{{/TOLD}}</label>
<input class="bv-input" id="signer" name="signer" value="{{SIGNER}}" autocomplete="off" spellcheck="false">
<label for="recipients">Nơi nhận</label>
<textarea class="bv-input" id="recipients" name="recipients" rows="3">{{RECIPIENTS:p}}</textarea>
<label for="kept_by">Đơn vị, người nhận bản lưu</label>
<input class="bv-input" id="kept_by" name="kept_by" value="{{KEPT_BY}}" autocomplete="off" spellcheck="false">
<label for="copies">Số lượng bản</label>
<input class="bv-input bv-input-date" id="copies" name="copies" value="{{COPIES}}" inputmode="numeric" autocomplete="off">
{{/OUT}}
<label for="passed_on">Ngày chuyển</label>
<input class="bv-input bv-input-date" id="passed_on" name="passed_on" value="{{PASSED_ON}}" inputmode="numeric" autocomplete="off">
<label for="received_by">Ký nhận</label>
<input class="bv-input" id="received_by" name="received_by" value="{{RECEIVED_BY}}" autocomplete="off" spellcheck="false">
<label for="note">Ghi chú</label>
<input class="bv-input" id="note" name="note" value="{{NOTE}}" autocomplete="off">
