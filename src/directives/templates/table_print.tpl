<nav class="bv-crumbs bv-no-print" aria-label="Vị trí trang"><ol><li><a href="/directives/tables">Bảng tổng hợp</a></li><li><a href="{{OWN}}">{{TITLE}}</a></li><li aria-current="page">Bản in</li></ol></nav>
<h1 class="bv-grid-print-title">{{TITLE}}</h1>
<p class="bv-grid-print-title">Tính đến ngày {{AS_OF}}</p>
<p class="bv-no-print bv-soft">Bấm Ctrl+P để in; chọn khổ giấy ngang nếu bảng nhiều cột.</p>
<div class="bv-grid-scroll" tabindex="0" role="region" aria-label="Bảng để in">
<table class="bv-table bv-rows bv-grid"><caption class="visually-hidden">{{TITLE}}</caption>
<thead>{{>HEADS}}</thead>
<tbody>{{>BODY}}</tbody>
<tfoot>{{>FOOT}}</tfoot>
</table></div>
{{#NOTE}}<p>{{TEXT}}</p>{{/NOTE}}
<p class="bv-soft">{{HOLDER}}</p>
<p class="bv-soft">{{PRINTED}}</p>
