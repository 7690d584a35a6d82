<div class="bv-item bv-review-item is-{{STATE}}" id="item-{{ID}}" data-item="item-{{ID}}" data-id="{{ID}}" data-version="{{VERSION}}" data-kind="{{KIND}}" data-field="{{FIELD}}" data-state="{{STATE}}" data-page="{{PAGE}}" data-value="{{VALUE}}" data-name="{{TITLE}}: {{WORDS}}"{{#OPEN}} data-open="1"{{/OPEN}} role="group" aria-labelledby="item-{{ID}}-title" tabindex="-1">
<div class="bv-review-line">
<h4 id="item-{{ID}}-title">{{#PLACED}}<a class="bv-place" href="#t-item-{{ID}}">{{TITLE}}</a>{{/PLACED}}{{#UNPLACED}}{{TITLE}}{{/UNPLACED}}</h4>
<div class="bv-review-value">
{{#BLANK}}<p class="bv-soft">để trống</p>{{/BLANK}}
{{#MAIN}}<p>{{#URGENT}}<span class="bv-tag bv-tag-late">Khẩn</span> {{/URGENT}}{{TEXT}}</p>{{/MAIN}}
{{#LINE}}<p class="bv-minor"><strong>{{LABEL}}:</strong> {{TEXT}}{{#TAG}} <span class="bv-tag {{CLASS}}">{{TAG_TEXT}}</span>{{/TAG}}</p>{{/LINE}}
{{#MEANING}}<p class="bv-minor bv-meaning">{{NAME}}= {{#LINK}}<a href="{{ADDRESS}}">{{BODY}}</a>{{/LINK}}{{#PLAIN}}{{BODY}}{{/PLAIN}}{{#MANY}}{{COUNT}} cơ quan{{/MANY}}{{#UNCLEAR}}<span class="bv-tag bv-tag-doubt">chưa rõ cơ quan nào</span>{{/UNCLEAR}}{{#ENDED}} <span class="bv-tag bv-tag-late">{{TEXT}}</span>{{/ENDED}}{{#CHOSEN}} <span class="bv-tag bv-tag-good">đã chọn</span>{{/CHOSEN}}</p>{{/MEANING}}
{{#WAS}}<p class="bv-minor">Máy đọc: <del>{{TEXT}}</del></p>{{/WAS}}
{{#MISSED}}<p class="bv-minor">Máy không đọc ra.</p>{{/MISSED}}
{{#WHO}}<p class="bv-minor">{{NAME}}{{#AT}}, {{WHEN}}{{/AT}}</p>{{/WHO}}
</div>
<p class="bv-review-state"><span class="bv-tag {{STATE_CLASS}}">{{STATE_WORDS}}</span>{{#DOUBT}} <span class="bv-tag bv-tag-doubt">máy không chắc</span>{{/DOUBT}}</p>
</div>
{{#CHOICE}}<input type="hidden" name="open" value="{{KIND}}:{{ID}}:{{VERSION}}"><label class="bv-review-choice" data-no-script><input type="checkbox" name="item" value="{{ID}}:{{VERSION}}" autocomplete="off"> Đúng</label>{{/CHOICE}}
{{#TOOLS}}<div class="bv-review-tools bv-review-item-tools" data-tools hidden>{{#CONFIRM}}<button class="btn bv-small-btn" type="button" data-act="confirm">Đúng<span class="visually-hidden">: {{TITLE}}</span></button>{{/CONFIRM}}<button class="btn bv-small-btn" type="button" data-act="edit">Sửa<span class="visually-hidden">: {{TITLE}}</span></button>{{#REJECT}}<button class="btn bv-small-btn" type="button" data-act="reject">Bỏ<span class="visually-hidden">: {{TITLE}}</span></button>{{/REJECT}}{{#JOIN}}<button class="btn bv-small-btn" type="button" data-act="join">Nhập vào việc trên<span class="visually-hidden">: {{TITLE}}</span></button>{{/JOIN}}{{#REOPEN}}<button class="btn bv-small-btn" type="button" data-act="reopen">Trả lại<span class="visually-hidden">: {{TITLE}}</span></button>{{/REOPEN}}</div>{{/TOOLS}}
</div>
