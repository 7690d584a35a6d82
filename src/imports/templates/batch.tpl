<nav class="bv-crumbs" aria-label="Trang cấp trên"><ol><li><a href="/imports">Nhập tệp</a></li><li><a href="/imports/{{KEY}}">{{TITLE}}</a></li><li aria-current="page">Lô số {{ID}}</li></ol></nav>
<div class="bv-head-row"><h1>{{FILE}}</h1><span class="bv-tag {{TONE}}">{{STATE}}</span></div>
<p class="bv-soft">Lô số {{ID}}, {{AT}}, {{ACTOR}}.{{#PLACE}} Trang tính “{{SHEET}}”, tiêu đề ở dòng {{HEADER_ROW}}.{{/PLACE}}</p>
{{#WORKING}}
<div class="banner banner-note" role="status" data-import-progress="{{ADDRESS}}/progress">
<p><strong data-import-progress-text>{{PROGRESS}}</strong></p>
<p>Có thể đóng trang này; máy chủ vẫn làm tiếp. <a href="{{ADDRESS}}">Xem lại</a></p>
</div>
{{/WORKING}}
{{#BROKEN}}
<div class="banner banner-warning"><p><strong>Máy chủ dừng giữa chừng khi đang xử lý tệp. Chưa ghi gì.</strong></p>
<form method="post" action="{{ADDRESS}}/resumption">{{>CSRF}}<button class="btn btn-primary" type="submit">Làm tiếp</button></form></div>
{{/BROKEN}}
{{#REPEATED}}
<div class="banner banner-note"><strong>Tệp này đã được nhập ở <a href="{{ADDRESS}}">lô số {{ID}}</a>.</strong> Nhập lại không thay đổi gì.</div>
{{/REPEATED}}
{{#NOTE}}
<div class="banner banner-note">{{TEXT}}</div>
{{/NOTE}}
{{#WRITTEN}}
<div class="banner banner-done"><p><strong>Đã ghi {{COUNTS}}</strong> lúc {{WHEN}}, {{BY}}. Lý do: {{REASON}}</p>{{#UNDONE}}<p><strong>Đã hoàn tác</strong> lúc {{WHEN}}, {{BY}}. Lý do: {{REASON}}</p>{{/UNDONE}}</div>
{{/WRITTEN}}
{{#CHOICE}}
<details class="card bv-section bv-edit"{{#OPEN}} open{{/OPEN}}><summary>Trang tính, dòng tiêu đề và cột</summary>
{{>CHOOSE}}
</details>
{{/CHOICE}}
{{#PREVIEW}}
<nav class="bv-import-counts" aria-label="Lọc theo kết quả">
{{#COUNT}}
<a class="card" href="{{ADDRESS}}"{{#CURRENT}} aria-current="true"{{/CURRENT}}><span class="bv-import-count">{{NUMBER}}</span> {{WORD}}</a>
{{/COUNT}}
</nav>
{{#REJECTED}}
<p class="bv-import-tools"><a class="btn bv-small-btn" href="{{ADDRESS}}/rejected.xlsx">Tải các dòng bị từ chối (Excel, có cột lý do)</a></p>
{{/REJECTED}}
{{#EMPTY}}
<div class="bv-empty"><p><strong>Không có dòng nào thuộc nhóm này.</strong></p><p>Chọn nhóm khác ở trên.</p></div>
{{/EMPTY}}
{{#TABLE}}
{{#FORM_START}}<form method="post" action="{{ADDRESS}}/corrections" novalidate>{{>CSRF}}<input type="hidden" name="page" value="{{PAGE}}">{{/FORM_START}}
<div class="bv-list-scroll bv-import-scroll" role="group" aria-label="Bảng: các dòng của tệp" tabindex="0">
<table class="bv-table bv-rows bv-import-table">
<caption class="visually-hidden">{{CAPTION}}</caption>
<thead><tr><th scope="col" class="bv-number">Dòng</th><th scope="col">Kết quả</th>{{#HEAD}}<th scope="col">{{TEXT}} <span class="bv-soft">({{LETTER}})</span></th>{{/HEAD}}</tr></thead>
<tbody>
{{#ROW}}
<tr id="row-{{NUMBER}}"><th scope="row" class="bv-number" data-head="Dòng">{{SHEET_ROW}}</th><td class="bv-import-verdict"><span class="bv-tag {{TONE}}">{{VERDICT}}</span>{{#LABEL}} {{TEXT}}{{/LABEL}}{{#REASON}}<p class="bv-import-reason" id="reason-{{NUMBER}}-{{INDEX}}">{{#COLUMN}}Cột {{LETTER}}: {{/COLUMN}}{{MESSAGE}}</p>{{/REASON}}{{#NOTE}}<p class="bv-soft">{{TEXT}}</p>{{/NOTE}}</td>{{#CELL}}<td data-head="{{HEADING}}"{{#BAD}} class="bv-import-bad"{{/BAD}}><div>{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{#CHANGE}}<del>{{BEFORE}}</del> <span aria-hidden="true">→</span> <ins>{{AFTER}}</ins>{{/CHANGE}}{{#EDIT}}<input class="form-control" name="cell-{{NUMBER}}-{{FILE_COLUMN}}" value="{{TEXT}}" aria-label="Dòng {{SHEET_ROW}}, {{HEADING}}" aria-describedby="reason-{{NUMBER}}-0" autocomplete="off" spellcheck="false">{{#ALIKE}}<label class="choice"><input type="checkbox" name="alike-{{NUMBER}}-{{FILE_COLUMN}}" value="1"> mọi dòng cùng lỗi</label>{{/ALIKE}}{{/EDIT}}</div></td>{{/CELL}}</tr>
{{/ROW}}
</tbody>
</table>
</div>
{{#FORM_END}}<p class="bv-import-tools"><button class="btn btn-primary" type="submit">Lưu chỗ sửa và kiểm tra lại</button></p></form>{{/FORM_END}}
{{#PAGES}}
<nav class="bv-pages d-print-none" aria-label="Các trang"><ul>{{#LINK}}<li><a href="{{ADDRESS}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{TEXT}}</a></li>{{/LINK}}</ul><p class="bv-page-size">{{SPAN}}</p></nav>
{{/PAGES}}
{{/TABLE}}
{{/PREVIEW}}
{{#COMMIT}}
<section class="card bv-section bv-import-act" aria-labelledby="commit"><h2 id="commit">Ghi vào hệ thống</h2>
<form method="post" action="{{ADDRESS}}/commitment" novalidate>
{{>CSRF}}
<div class="field"><label for="reason">Lý do hoặc số quyết định</label><input class="form-control" id="reason" name="reason" value="{{REASON}}" maxlength="500" autocomplete="off" spellcheck="false"></div>
{{#LEAVE}}
<div class="field"><label class="choice" for="leave"><input type="checkbox" id="leave" name="leave" value="1"{{#CHOSEN}} checked{{/CHOSEN}}> Bỏ lại {{NUMBER}} dòng bị từ chối, chỉ ghi các dòng khác</label></div>
{{/LEAVE}}
<p class="bv-soft">Ghi tất cả hoặc không ghi gì; hoàn tác được cả lô.</p>
<button class="btn btn-primary" type="submit">Ghi {{COUNTS}}</button>
</form></section>
{{/COMMIT}}
{{#UNDO}}
<details class="card bv-section bv-edit bv-import-undo"{{#OPEN}} open{{/OPEN}}><summary>Hoàn tác lô này</summary>
<form method="post" action="{{ADDRESS}}/undo" novalidate>
{{>CSRF}}
<label for="undo-reason">Lý do</label>
<p class="bv-hint" id="undo-hint">Mọi dòng lô này đã ghi trở lại như trước. Không làm được nếu lần nhập sau đã đổi tiếp.</p>
<input class="bv-input" id="undo-reason" name="reason" value="{{REASON}}" maxlength="500" autocomplete="off" spellcheck="false" aria-describedby="undo-hint">
<button class="btn" type="submit">Hoàn tác lô số {{ID}}</button>
</form></details>
{{/UNDO}}
{{#ABANDON}}
<form method="post" action="{{ADDRESS}}/abandonment" class="bv-import-tools">{{>CSRF}}<button class="btn bv-small-btn" type="submit">Bỏ lô này, không ghi gì</button></form>
{{/ABANDON}}
