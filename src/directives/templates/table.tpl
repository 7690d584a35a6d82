<nav class="bv-crumbs" aria-label="Vị trí trang"><ol><li><a href="/directives/tables">Bảng tổng hợp</a></li><li aria-current="page">{{TITLE}}</li></ol></nav>
<div class="bv-head-row"><h1>{{TITLE}}</h1>{{#OPEN}}<span class="bv-tag bv-tag-good">Đang mở</span>{{/OPEN}}{{#CLOSED}}<span class="bv-tag bv-tag-plain">{{TEXT}}</span>{{/CLOSED}}</div>
<p class="bv-soft">{{HOLDER}} lập · tính đến ngày {{AS_OF}} · {{COUNT}} đơn vị{{#BEGINS}} · giao việc từ ngày {{DAY}}{{/BEGINS}}{{#PAPER}} · <a href="{{ADDRESS}}">văn bản giao việc</a>{{/PAPER}} · sửa lần cuối {{CHANGED}}</p>
{{#NO_FINDINGS}}<p class="bv-soft" data-findings-none>Không thấy điều gì mâu thuẫn trong bảng.</p>{{/NO_FINDINGS}}
{{#FINDINGS}}
<section class="card bv-section bv-grid-faults" aria-labelledby="can-xem"><h2 id="can-xem">Cần xem: {{COUNT}}</h2>
<ul>{{#FAULT}}<li>{{TEXT}}</li>{{/FAULT}}</ul>
{{#SHOW}}<p class="bv-no-print"><a href="{{ADDRESS}}">Chỉ xem các dòng này</a></p>{{/SHOW}}
</section>
{{/FINDINGS}}
<div class="bv-list-bar bv-no-print">
<p class="bv-list-count">{{SHOWN}}</p>
<div class="bv-list-tools">
{{#MINE}}<a class="btn bv-small-btn" href="{{ADDRESS}}">Đơn vị của tôi</a>{{/MINE}}
{{#REGISTER}}<a class="btn bv-small-btn" href="{{ADDRESS}}">Lấy từ sổ văn bản</a>{{/REGISTER}}
<a class="btn bv-small-btn" href="{{OWN}}/table.xlsx">Excel</a>
<a class="btn bv-small-btn" href="{{OWN}}/table.docx">Word</a>
<a class="btn bv-small-btn" href="{{OWN}}/print">In</a>
</div></div>
{{#FILTER}}
<form class="bv-filters bv-no-print" method="get" action="{{OWN}}" role="search" aria-label="Lọc đơn vị">
<div class="bv-filter bv-filter-search"><label for="q">Tìm đơn vị</label><input type="search" id="q" name="q" value="{{SEARCH}}" maxlength="200" spellcheck="false" autocomplete="off" placeholder="không cần gõ dấu"></div>
<div class="bv-filter"><label for="show">Hiện</label><select id="show" name="show">{{#CHOICE}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/CHOICE}}</select></div>
<button class="btn btn-primary" type="submit">Lọc</button>
</form>
{{/FILTER}}
<div data-paste class="card bv-section bv-grid-paste" role="region" aria-label="Dán từ bảng tính" hidden></div>
<div data-conflicts></div>
<form method="post" action="{{OWN}}/cells" novalidate data-status-table data-steps="{{STEPS}}">
{{>CSRF}}
<input type="hidden" name="seen" value="{{SEEN}}">
<input type="hidden" name="back" value="{{BACK}}">
<div class="bv-grid-scroll" tabindex="0" role="region" aria-label="Bảng số liệu">
<table class="bv-table bv-rows bv-grid"><caption>{{TITLE}}, tính đến ngày {{AS_OF}}</caption>
<thead>{{>HEADS}}</thead>
<tbody>{{>BODY}}</tbody>
<tfoot>{{>FOOT}}</tfoot>
</table></div>
{{#PAGES}}<nav class="bv-pages bv-no-print" aria-label="Trang của bảng"><p>{{TEXT}}</p><ul>{{#BEFORE}}<li><a href="{{ADDRESS}}" rel="prev">Trang trước</a></li>{{/BEFORE}}{{#AFTER}}<li><a href="{{ADDRESS}}" rel="next">Trang sau</a></li>{{/AFTER}}</ul></nav>{{/PAGES}}
{{#SAVE}}<div class="bv-grid-bar bv-no-print"><button class="btn btn-primary" type="submit">Lưu</button><p class="bv-live" role="status" data-save-state></p></div>{{/SAVE}}
</form>
{{#HELP}}<p class="bv-soft bv-no-print">Ô đánh dấu: x là đã làm, - là không phát sinh, … là chưa rõ, để trống là chưa nhập. Ngày gõ 14/11/2025. Dán được nhiều ô từ Excel vào ô đầu tiên.</p>{{/HELP}}
{{#ACTS}}
<details class="card bv-section bv-edit bv-no-print"><summary>Sửa thông tin bảng</summary>
<form method="post" action="{{OWN}}/details" novalidate>
{{>CSRF}}
<label for="title">Tên bảng</label><input class="bv-input" id="title" name="title" value="{{TITLE}}" autocomplete="off">
<label for="as_of">Tính đến ngày</label><input class="bv-input bv-input-date" id="as_of" name="as_of" value="{{AS_OF}}" inputmode="numeric" autocomplete="off">
<label for="begins_on">Giao việc từ ngày</label><p class="bv-hint" id="begins-hint">Ngày trong bảng trước ngày này được nhắc là cần xem. Có thể bỏ trống.</p><input class="bv-input bv-input-date" id="begins_on" name="begins_on" value="{{BEGINS_ON}}" inputmode="numeric" autocomplete="off" aria-describedby="begins-hint">
<label for="quoted">Con số trong văn bản</label><p class="bv-hint" id="quoted-hint">Để đối chiếu, ví dụ: 08/17 địa phương chưa ban hành.</p><textarea class="bv-input" id="quoted" name="quoted" rows="2" aria-describedby="quoted-hint">{{QUOTED:p}}</textarea>
<label for="types">Loại văn bản lấy từ sổ</label><input class="bv-input" id="types" name="types" value="{{TYPES}}" autocomplete="off" placeholder="kế hoạch, quyết định">
<label for="about">Trích yếu có các chữ</label><input class="bv-input" id="about" name="about" value="{{ABOUT}}" autocomplete="off" placeholder="giảm nghèo 2026">
<label class="bv-choice"><input type="checkbox" name="by_units" value="1"{{#BY_UNITS}} checked{{/BY_UNITS}}> Đơn vị tự điền dòng của mình</label>
<button class="btn" type="submit">Lưu thông tin</button>
</form></details>
<details class="card bv-section bv-edit bv-no-print"><summary>Thêm đơn vị</summary>
<form method="post" action="{{OWN}}/rows" novalidate>
{{>CSRF}}
<label for="units">Đơn vị</label><p class="bv-hint" id="units-hint">Mỗi dòng một đơn vị hoặc một nhóm, ví dụ: UBND các xã, phường.</p><textarea class="bv-input" id="units" name="units" rows="4" aria-describedby="units-hint" spellcheck="false"></textarea>
<button class="btn" type="submit">Thêm vào bảng</button>
</form></details>
<details class="card bv-section bv-edit bv-no-print"><summary>Chốt bảng</summary>
<form method="post" action="{{OWN}}/closing" novalidate>
{{>CSRF}}
<p>Sau khi chốt, không ai ghi thêm được vào bảng. Bảng vẫn xem, in, tải được.</p>
<label for="reason">Lý do chốt</label><input class="bv-input" id="reason" name="reason" autocomplete="off">
<button class="btn" type="submit">Chốt bảng</button>
</form></details>
{{/ACTS}}
{{#REOPEN}}
<details class="card bv-section bv-edit bv-no-print"><summary>Mở lại bảng</summary>
<form method="post" action="{{OWN}}/reopening" novalidate>
{{>CSRF}}
<label for="reason">Lý do mở lại</label><input class="bv-input" id="reason" name="reason" autocomplete="off">
<button class="btn" type="submit">Mở lại</button>
</form></details>
{{/REOPEN}}
