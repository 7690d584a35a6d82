<nav class="bv-crumbs" aria-label="Vị trí trang"><ol><li><a href="/directives/settlement">Sổ theo dõi giải quyết</a></li><li aria-current="page">Tổng hợp theo tháng</li></ol></nav>
<h1>Tổng hợp giải quyết văn bản đến</h1>
<form class="bv-filters bv-no-print" method="get" action="/directives/settlement/summary" role="search" aria-label="Chọn kỳ">
<div class="bv-filter"><label for="month">Tháng</label><input id="month" name="month" value="{{VALUE}}" inputmode="numeric" autocomplete="off" placeholder="ví dụ 11/2026"></div>
{{#BOOKS}}<div class="bv-filter"><label for="book">Sổ</label><select id="book" name="book"><option value="">Tất cả</option>{{#BOOK}}<option value="{{BOOK_ID}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{NAME}}</option>{{/BOOK}}</select></div>{{/BOOKS}}
<button class="btn btn-primary" type="submit">Xem</button>
</form>
<div class="bv-list-bar bv-no-print"><p class="bv-list-count"><a href="{{PREVIOUS}}">Tháng trước</a> · <a href="{{NEXT}}">Tháng sau</a></p>
<div class="bv-list-tools"><a class="btn bv-small-btn" href="{{XLSX}}">Excel</a> <a class="btn bv-small-btn" href="{{DOCX}}">Word</a></div></div>
{{#EMPTY}}<p class="card bv-section">Không có văn bản đến nào trong kỳ này.</p>{{/EMPTY}}
<div class="bv-list-scroll" tabindex="0" role="region" aria-label="Số liệu của kỳ"><table class="bv-table bv-rows"><caption>{{MONTH}}: văn bản đến trong kỳ, theo đơn vị hoặc người nhận. Mỗi con số mở danh sách của nó.</caption>
<thead><tr><th scope="col">Đơn vị hoặc người</th><th scope="col" class="bv-number">Đã nhận</th>{{#HEAD}}<th scope="col" class="bv-number">{{TEXT}}</th>{{/HEAD}}</tr></thead>
<tbody>{{#UNIT}}<tr><th scope="row" data-head="Đơn vị">{{NAME_OF_UNIT}}</th><td class="bv-number" data-head="Đã nhận"><a href="{{ALL}}">{{RECEIVED}}</a></td>{{#CELL}}<td class="bv-number" data-head="{{HEAD_OF_CELL}}">{{#ZERO}}0{{/ZERO}}{{#LINK}}<a href="{{ADDRESS}}">{{NUMBER}}</a>{{/LINK}}</td>{{/CELL}}</tr>
{{/UNIT}}</tbody>
<tfoot><tr><th scope="row" data-head="Đơn vị">{{NAME_OF_UNIT}}</th><td class="bv-number" data-head="Đã nhận"><a href="{{ALL}}">{{RECEIVED}}</a></td>{{#CELL}}<td class="bv-number" data-head="{{HEAD_OF_CELL}}">{{#ZERO}}0{{/ZERO}}{{#LINK}}<a href="{{ADDRESS}}">{{NUMBER}}</a>{{/LINK}}</td>{{/CELL}}</tr></tfoot>
</table></div>
<p class="bv-soft">Đến trước kỳ và còn đang giải quyết: {{BEFORE}} văn bản. Văn bản không có thời hạn được tính là trong hạn.</p>
