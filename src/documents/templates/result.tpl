<div class="bv-reading" data-reading="1">
<div class="bv-reading-head">
<div>
<p class="bv-back"><a href="/documents/reading">‹ Đọc văn bản khác</a>{{#LIST}} · <a href="/documents/readings/{{LIST_TOKEN:u}}">Cả {{COUNT}} tệp</a>{{/LIST}}</p>
<h1>{{TITLE}}</h1>
<p>{{FILE}}{{#RECOGNISED}} · <span class="bv-tag bv-tag-doubt">chữ nhận dạng từ ảnh, cần xem lại</span>{{/RECOGNISED}}{{#KEPT}}<span class="bv-kept"> · <strong>Chưa lưu gì:</strong> kết quả chỉ để xem, sẽ xóa sau 30 phút (lúc {{UNTIL}}).</span>{{/KEPT}}{{#SAMPLE}}: tên người và số liệu không có thật.{{/SAMPLE}}</p>
<p class="bv-print-only">In lúc {{NOW}} từ Bền Vững. Bản in để làm việc, không thay văn bản gốc.</p>
</div>
<div class="bv-actions">
<a class="btn bv-small-btn" href="{{ADDRESS}}.xlsx" download>Tải Excel</a>
<a class="btn bv-small-btn" href="{{ADDRESS}}.json" download>Tải JSON</a>
<button class="btn bv-small-btn" type="button" data-print="1" hidden>In</button>
</div>
</div>
{{#FILES}}
<nav aria-label="Các tệp đã gửi"><ul class="bv-files">
{{#ENTRY}}<li>{{#READ}}<a href="/documents/readings/{{TOKEN:u}}?list={{LIST_TOKEN:u}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}><span>{{NAME}}</span></a>{{/READ}}{{#UNREAD}}<a href="/documents/readings/{{LIST_TOKEN:u}}#tep-{{NUMBER}}"><span>{{NAME}}</span>&nbsp;<span class="bv-tag bv-tag-late">có lỗi</span></a>{{/UNREAD}}</li>
{{/ENTRY}}
</ul></nav>
{{/FILES}}
<nav class="bv-switch" aria-label="Văn bản hay kết quả"><a href="#van-ban">Văn bản</a><a href="#ket-qua">Kết quả</a></nav>
<div class="bv-split">
<section class="bv-pane" id="van-ban" aria-labelledby="van-ban-title">
<div class="bv-pane-head">
<h2 id="van-ban-title">Văn bản</h2>
<fieldset class="bv-kinds"><legend class="visually-hidden">Tô những gì</legend>
{{#KIND}}<label><input type="checkbox" id="kind-{{KIND_NAME}}" checked autocomplete="off"> <span class="hl hl-{{KIND_NAME}}">{{KIND_TITLE}}</span></label>
{{/KIND}}
</fieldset>
</div>
<div class="bv-pane-body" data-paper="1" tabindex="0" role="region" aria-label="Nội dung văn bản, phím mũi tên để sang mục trước hoặc sau">
<div class="bv-paper">
{{>TEXT}}
{{#CUT}}<p class="bv-tag bv-tag-soon">Văn bản dài: trang này chỉ hiện {{SHOWN}} đầu. Kết quả bên cạnh vẫn tính cả văn bản.</p>{{/CUT}}
</div>
</div>
</section>
<section class="bv-pane" id="ket-qua" aria-labelledby="ket-qua-title">
<div class="bv-pane-head">
<h2 id="ket-qua-title">Kết quả</h2>
<ul class="bv-contents">
{{#CONTENT}}<li><a href="#{{SECTION_ID}}">{{SECTION_TITLE}} <span class="bv-soft">{{SECTION_COUNT}}</span></a></li>
{{/CONTENT}}
</ul>
</div>
<div class="bv-pane-body" data-panel="1" tabindex="0" role="region" aria-label="Kết quả đọc">
{{>PANEL}}
<div class="bv-section bv-no-print"><p class="bv-soft">Phím ↑ ↓: mục trước, mục sau. Esc: bỏ chọn.</p>
<label class="bv-print-choice"><input type="checkbox" id="print-text" autocomplete="off"> In kèm nội dung văn bản</label>
<p class="bv-live" role="status" data-live="1"></p></div>
</div>
</section>
</div>
</div>
