<nav class="bv-crumbs" aria-label="Vị trí trang"><ol><li><a href="/directives/tables">Bảng tổng hợp</a></li><li aria-current="page">Lập bảng</li></ol></nav>
<h1>Lập bảng tổng hợp</h1>
<form class="bv-table-form" method="post" action="/directives/tables" novalidate>
{{>CSRF}}
<section class="card bv-section" aria-labelledby="bang"><h2 id="bang">Bảng</h2>
<label for="title">Tên bảng</label><p class="bv-hint" id="title-hint">Ví dụ: Tình hình ban hành kế hoạch giảm nghèo năm 2026.</p><input class="bv-input" id="title" name="title" value="{{TABLE_TITLE}}" autocomplete="off" aria-describedby="title-hint">
<label for="as_of">Tính đến ngày</label><p class="bv-hint" id="as-of-hint">Các đơn vị được lấy theo danh mục có hiệu lực ngày này.</p><input class="bv-input bv-input-date" id="as_of" name="as_of" value="{{AS_OF}}" inputmode="numeric" autocomplete="off" aria-describedby="as-of-hint">
<label for="paper">Văn bản giao việc</label><p class="bv-hint" id="paper-hint">Số, ký hiệu trong sổ, ví dụ 306/LĐTBXH-VPQGGN. Bỏ trống nếu không có.</p><input class="bv-input" id="paper" name="paper" value="{{PAPER}}" autocomplete="off" spellcheck="false" aria-describedby="paper-hint">
<label for="begins_on">Giao việc từ ngày</label><p class="bv-hint" id="begins-hint">Ngày trong bảng trước ngày này được nhắc là cần xem. Bỏ trống nếu không cần.</p><input class="bv-input bv-input-date" id="begins_on" name="begins_on" value="{{BEGINS_ON}}" inputmode="numeric" autocomplete="off" aria-describedby="begins-hint">
</section>
<section class="card bv-section" aria-labelledby="don-vi"><h2 id="don-vi">Đơn vị</h2>
<label for="units">Mỗi dòng một đơn vị hoặc một nhóm</label><p class="bv-hint" id="units-hint">Nhóm: UBND các tỉnh, thành phố; UBND các huyện, thị xã, thành phố; UBND các xã, phường. Hoặc dán danh sách tên, mỗi dòng một tên.</p><textarea class="bv-input" id="units" name="units" rows="5" spellcheck="false" aria-describedby="units-hint">{{UNITS:p}}</textarea>
<label for="province">Của tỉnh</label><p class="bv-hint" id="province-hint">Bỏ trống: địa bàn của cơ quan anh/chị.</p><input class="bv-input" id="province" name="province" value="{{PROVINCE}}" autocomplete="off" aria-describedby="province-hint">
<label class="bv-choice"><input type="checkbox" name="by_units" value="1"{{#BY_UNITS}} checked{{/BY_UNITS}}> Đơn vị tự điền dòng của mình</label>
</section>
<section class="card bv-section" aria-labelledby="cot"><h2 id="cot">Cột</h2>
<p class="bv-hint">Cột không có tên được bỏ qua. Viết “Tình hình > Đã ban hành” để có tiêu đề hai dòng. Hai cột cùng nhóm loại trừ nhau: một đơn vị chỉ có một dấu.</p>
<table class="bv-table bv-rows bv-columns-form"><caption class="visually-hidden">Các cột của bảng</caption>
<thead><tr><th scope="col">Tên cột</th><th scope="col">Loại</th><th scope="col">Loại trừ</th></tr></thead>
<tbody>{{#COLUMN}}<tr><td data-head="Tên cột"><input class="bv-input" id="heading-{{NUMBER}}" name="heading-{{NUMBER}}" value="{{HEADING}}" aria-label="Tên cột {{ORDER}}" autocomplete="off"></td><td data-head="Loại"><select class="bv-input" name="kind-{{NUMBER}}" aria-label="Loại của cột {{ORDER}}">{{#KIND}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/KIND}}</select></td><td data-head="Loại trừ"><select class="bv-input" name="exclusive-{{NUMBER}}" aria-label="Cột {{ORDER}} loại trừ với nhóm">{{#EXCLUSION}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/EXCLUSION}}</select></td></tr>
{{/COLUMN}}</tbody></table>
</section>
<details class="card bv-section"><summary>Đối chiếu và lấy từ sổ văn bản</summary>
<label for="quoted">Con số trong văn bản</label><p class="bv-hint" id="quoted-hint">Bảng được đối chiếu với con số này, ví dụ: 08/17 địa phương chưa ban hành.</p><textarea class="bv-input" id="quoted" name="quoted" rows="2" aria-describedby="quoted-hint">{{QUOTED:p}}</textarea>
<label for="types">Loại văn bản lấy từ sổ</label><input class="bv-input" id="types" name="types" value="{{TYPES}}" autocomplete="off" placeholder="kế hoạch, quyết định">
<label for="about">Trích yếu có các chữ</label><input class="bv-input" id="about" name="about" value="{{ABOUT}}" autocomplete="off" placeholder="giảm nghèo 2026">
</details>
<button class="btn btn-primary" type="submit">Lập bảng</button>
</form>
