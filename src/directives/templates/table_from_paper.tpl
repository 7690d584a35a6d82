<nav class="bv-crumbs" aria-label="Vị trí trang"><ol><li><a href="/directives/tables">Bảng tổng hợp</a></li><li aria-current="page">Dựng lại bảng từ văn bản</li></ol></nav>
<h1>Dựng lại bảng từ văn bản</h1>
<p>Bảng in trong <a href="{{PAPER_ADDRESS}}">{{PAPER_TITLE}}</a>: {{COUNT}} dòng, {{KNOWN}} dòng đã gắn với cơ quan trong danh mục. Mỗi ô giữ nguồn là văn bản này; sau khi dựng, bảng được điền tiếp như mọi bảng khác.</p>
{{#QUOTED}}<p>Con số văn bản nêu, dùng để đối chiếu: {{TEXT}}.</p>{{/QUOTED}}
<form class="bv-table-form" method="post" action="/directives/tables" novalidate>
{{>CSRF}}
<input type="hidden" name="paper_table" value="{{PAPER_ID}}">
<section class="card bv-section">
<label for="title">Tên bảng</label><input class="bv-input" id="title" name="title" value="{{TABLE_TITLE}}" autocomplete="off">
<label for="as_of">Tính đến ngày</label><input class="bv-input bv-input-date" id="as_of" name="as_of" value="{{AS_OF}}" inputmode="numeric" autocomplete="off">
<label class="bv-choice"><input type="checkbox" name="by_units" value="1" checked> Đơn vị tự điền dòng của mình</label>
<button class="btn btn-primary" type="submit">Lập bảng</button>
</section>
</form>
<div class="bv-grid-scroll" tabindex="0" role="region" aria-label="Bảng như máy đọc được">
<table class="bv-table bv-rows bv-grid"><caption>Bảng như máy đọc được</caption>
<thead>{{>HEADS}}</thead>
<tbody>{{>BODY}}</tbody>
</table></div>
