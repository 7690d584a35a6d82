<nav class="bv-crumbs" aria-label="Vị trí trang"><ol><li><a href="/documents">Văn bản</a></li><li><a href="/documents/intake">Nhận văn bản</a></li><li aria-current="page">Tệp đã gửi</li></ol></nav>
<h1>Đã nhận {{GOOD_COUNT}} trên {{COUNT}} tệp</h1>
<div class="card bv-list-card">
<table class="bv-table bv-rows">
<caption class="visually-hidden">Các tệp vừa gửi</caption>
<thead><tr><th scope="col">Tệp</th><th scope="col">Kết quả</th></tr></thead>
<tbody>
{{#FILE}}<tr><th scope="row" data-head="Tệp">{{NAME}}</th><td data-head="Kết quả">{{#GOOD}}<a href="{{ADDRESS}}">{{TEXT}}</a>{{/GOOD}}{{#WRONG}}<span class="bv-field-error">{{MESSAGE}}</span>{{/WRONG}}</td></tr>
{{/FILE}}
</tbody>
</table>
</div>
<p><a class="btn btn-primary" href="/documents/intake">Xem các tệp đã gửi</a></p>
