<h1>Ma trận cơ quan × nhiệm vụ</h1>
{{>TABS}}
{{#NOTICE}}<p class="bv-as-of" role="status">{{TEXT}}</p>
{{/NOTICE}}
<form class="bv-filters d-print-none" method="get" action="/directives/matrix" role="search" aria-label="Chọn ma trận">
<div class="bv-filter bv-filter-wide"><label for="directive">Văn bản giao việc</label><select id="directive" name="directive"><option value="">Mọi văn bản (cần chọn kỳ)</option>{{#DIRECTIVE}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/DIRECTIVE}}</select></div>
<div class="bv-filter"><label for="period">Kỳ của ngày hạn</label><select id="period" name="period"><option value="">Mọi kỳ</option>{{#PERIOD}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/PERIOD}}</select></div>
<div class="bv-filter"><label for="area">Địa bàn</label><select id="area" name="area"><option value="">Tất cả</option>{{#AREA}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/AREA}}</select></div>
<div class="bv-filter bv-filter-short"><label for="kind">Loại cơ quan</label><select id="kind" name="kind"><option value="">Tất cả</option>{{#KIND}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/KIND}}</select></div>
<div class="bv-filter"><label for="order">Thứ tự dòng</label><select id="order" name="order"><option value="">Theo tên</option><option value="late"{{#LATE_FIRST}} selected{{/LATE_FIRST}}>Chậm nhất trước</option></select></div>
<button class="btn btn-primary" type="submit">Xem</button>
</form>
{{#EMPTY}}<div class="bv-empty"><p><strong>{{WHY}}</strong></p><p>{{NEXT}}</p></div>{{/EMPTY}}
{{#MATRIX}}
<div class="bv-list-bar"><p class="bv-list-count">{{COUNT}} · như lúc {{AS_OF}}</p>
<div class="bv-list-tools d-print-none"><a class="btn bv-small-btn" href="{{XLSX}}">Excel</a></div></div>
<ul class="bv-legend" aria-label="Chú giải">
<li><span class="bv-st bv-st-overdue">Quá hạn</span></li><li><span class="bv-st bv-st-soon">Đến hạn trong 7 ngày</span></li><li><span class="bv-st bv-st-ahead">Còn thời gian</span></li><li><span class="bv-st bv-st-waiting">Đã nộp (ngày nộp)</span></li><li><span class="bv-st bv-st-done">Hoàn thành (ngày nộp)</span></li><li>ô trống: không được giao</li></ul>
<div class="bv-matrix-scroll" role="group" aria-label="Bảng ma trận" tabindex="0">
<table class="bv-table bv-matrix">
<caption class="visually-hidden">Tình hình từng nhiệm vụ của từng cơ quan</caption>
{{>TABLE}}
</table>
</div>
{{#PAGES}}<nav class="bv-pages d-print-none" aria-label="Các trang của ma trận"><p class="bv-page-size">{{TEXT}}</p>
{{#ROWS}}<ul aria-label="Trang cơ quan"><li><span>Cơ quan:</span></li>{{#PAGE}}<li><a href="{{ADDRESS}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{TEXT}}</a></li>{{/PAGE}}</ul>{{/ROWS}}
{{#COLUMNS}}<ul aria-label="Trang nhiệm vụ"><li><span>Nhiệm vụ:</span></li>{{#PAGE}}<li><a href="{{ADDRESS}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{TEXT}}</a></li>{{/PAGE}}</ul>{{/COLUMNS}}
</nav>{{/PAGES}}
{{/MATRIX}}
