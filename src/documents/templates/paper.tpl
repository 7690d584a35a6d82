<nav class="bv-crumbs" aria-label="Vị trí trang"><ol><li><a href="/documents">Văn bản</a></li><li aria-current="page">{{TITLE}}</li></ol></nav>
<div class="bv-head-row">
<h1>{{TITLE}}</h1>
{{#DRAFT}}<span class="bv-tag bv-tag-soon">{{TEXT}}</span>{{/DRAFT}}{{#CONFIRMED}}<span class="bv-tag bv-tag-good">{{TEXT}}</span>{{/CONFIRMED}}{{#WITHDRAWN}}<span class="bv-tag bv-tag-plain">{{TEXT}}</span>{{/WITHDRAWN}}
{{#URGENT}}<span class="bv-tag bv-tag-late">{{TEXT}}</span>{{/URGENT}}
</div>
{{#CONFIRM}}
<div class="banner banner-note">
<p>Máy đã đọc, chưa có người xác nhận. Đối chiếu thông tin bên dưới với văn bản gốc.</p>
<form method="post" action="{{OWN}}/confirmation" class="bv-inline">
{{>CSRF}}<input type="hidden" name="seen" value="{{SEEN}}">
<a class="btn btn-primary" href="{{OWN}}/review">Rà soát từng mục</a>
<button class="btn" type="submit">Phần đầu đã đúng, xác nhận</button>
</form>
</div>
{{/CONFIRM}}
<div class="bv-area">
<div class="bv-area-main">
<section class="card bv-section" aria-labelledby="phan-dau">
<h2 id="phan-dau">Thông tin văn bản</h2>
<dl class="bv-facts">{{#FACT}}<dt>{{TERM}}</dt><dd>{{VALUE}}</dd>{{/FACT}}</dl>
{{#EDIT_HEAD}}<p><a class="btn" href="{{OWN}}/head">Sửa thông tin</a></p>{{/EDIT_HEAD}}
</section>
{{#ENTRIES}}
<section class="card bv-section" aria-labelledby="trong-so">
<h2 id="trong-so">Trong sổ</h2>
<table class="bv-table bv-rows">
<caption class="visually-hidden">Các dòng sổ của văn bản</caption>
<thead><tr><th scope="col">Số</th><th scope="col">Sổ</th><th scope="col">Ngày</th><th scope="col">Đơn vị nhận</th><th scope="col">Hạn</th><th scope="col">Tình trạng</th></tr></thead>
<tbody>{{#ENTRY}}<tr><th scope="row" data-head="Số">{{#LINK}}<a href="{{ADDRESS}}">{{/LINK}}{{NUMBER}}{{#LINK}}</a>{{/LINK}}</th><td data-head="Sổ">{{BOOK}}</td><td data-head="Ngày">{{DAY}}</td><td data-head="Đơn vị nhận">{{UNIT}}</td><td data-head="Hạn">{{DUE}}</td><td data-head="Tình trạng">{{STATE}}</td></tr>
{{/ENTRY}}</tbody>
</table>
</section>
{{/ENTRIES}}
{{#CORRECTIONS}}
<section class="card bv-section" aria-labelledby="da-sua">
<h2 id="da-sua">Đã sửa</h2>
<ul class="bv-plain-list">{{#CORRECTION}}<li>{{AT}}, {{BY}}{{#CHANGE}}<br>{{NAME}}: <del>{{WAS}}</del> → <ins>{{NOW}}</ins>{{/CHANGE}}{{#WHY}}<br><span class="bv-soft">Lý do: {{REASON}}</span>{{/WHY}}</li>
{{/CORRECTION}}</ul>
</section>
{{/CORRECTIONS}}
</div>
<div class="bv-area-side">
<section class="card bv-section" aria-labelledby="tep">
<h2 id="tep">Tệp gốc</h2>
<ul class="bv-plain-list">{{#FILE}}<li><a href="{{ADDRESS}}">{{NAME}}</a> <span class="bv-soft">{{ROLE}}</span></li>{{/FILE}}</ul>
<ul class="bv-plain-list"><li><a href="{{OWN}}/review">Xem văn bản và các mục đã đọc</a></li><li><a href="{{OWN}}/citations">Căn cứ và văn bản liên quan</a></li></ul>
</section>
{{#ENTER}}
{{#NO_BOOK}}<section class="card bv-section"><h2>Vào sổ</h2><p>Cơ quan anh/chị chưa mở sổ nào. <a href="/documents/books">Mở sổ</a></p></section>{{/NO_BOOK}}
{{#FORM}}
<details class="card bv-section bv-edit"{{#OPEN}} open{{/OPEN}}>
<summary>Vào sổ</summary>
<form method="post" action="{{OWN}}/entries" novalidate>
{{>CSRF}}
<label for="book">Sổ</label>
<select class="bv-input" id="book" name="book">{{#BOOK}}<option value="{{ID}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{NAME}}</option>{{/BOOK}}</select>
<label for="day">Ngày</label>
<p class="bv-hint" id="day-hint">Ngày đến của văn bản đến, ngày ban hành của văn bản đi. Văn bản ghi ngày {{DATED}}.</p>
<input class="bv-input bv-input-date" id="day" name="day" value="{{DAY}}" inputmode="numeric" autocomplete="off" aria-describedby="day-hint">
<label for="after">Chen sau số</label>
<p class="bv-hint" id="after-hint">Chỉ ghi khi cấp số chen, ví dụ 219 để có số 219a. Bỏ trống: máy cấp số tiếp theo.</p>
<input class="bv-input bv-input-date" id="after" name="after" value="{{AFTER}}" inputmode="numeric" autocomplete="off" aria-describedby="after-hint">
{{>LINE}}
<button class="btn btn-primary" type="submit">Cấp số và vào sổ</button>
</form>
</details>
{{/FORM}}
{{/ENTER}}
{{>MORE}}
{{>MATTERS}}
{{#WITHDRAW}}
<details class="card bv-section bv-edit"{{#OPEN}} open{{/OPEN}}>
<summary>Rút văn bản</summary>
<form method="post" action="{{OWN}}/withdrawal" novalidate>
{{>CSRF}}
<label for="reason">Lý do</label>
<p class="bv-hint" id="reason-hint">Văn bản không bị xóa: nội dung, số và lý do được giữ lại.</p>
<textarea class="bv-input" id="reason" name="reason" rows="2" aria-describedby="reason-hint">{{REASON:p}}</textarea>
<button class="btn" type="submit">Rút văn bản</button>
</form>
</details>
{{/WITHDRAW}}
</div>
</div>
