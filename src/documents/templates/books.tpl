<nav class="bv-crumbs" aria-label="Vị trí trang"><ol><li><a href="/documents">Văn bản</a></li><li aria-current="page">Sổ văn bản</li></ol></nav>
<h1>Sổ văn bản</h1>
<p class="bv-lead">Mỗi sổ cấp số riêng theo cơ quan, nhóm số và năm; số không trùng, không hở.</p>
{{#NONE}}<p class="card bv-section">Cơ quan anh/chị chưa mở sổ nào. Mở sổ văn bản đến và sổ văn bản đi ở dưới để bắt đầu cấp số.</p>{{/NONE}}
<div class="bv-books">
{{#BOOK}}
<section class="card bv-section bv-edit">
<h2><a href="{{ADDRESS}}">{{NAME}}</a></h2>
<p>{{DIRECTION}} · {{BODY}} · nhóm số {{SERIES}} · số cuối năm {{YEAR}}: <strong>{{LAST}}</strong></p>
{{#ACTS}}
<details>
<summary>Bỏ qua số tiếp theo</summary>
<form method="post" action="/documents/books/{{ID}}/skip" novalidate>
{{>CSRF}}
<label for="day-{{ID}}">Ngày</label>
<input class="bv-input bv-input-date" id="day-{{ID}}" name="day" value="{{TODAY}}" inputmode="numeric" autocomplete="off">
<label for="reason-{{ID}}">Lý do</label>
<input class="bv-input" id="reason-{{ID}}" name="reason" autocomplete="off">
<button class="btn" type="submit">Bỏ qua một số</button>
</form>
</details>
{{#BEGIN}}
<details>
<summary>Đặt số bắt đầu trong năm</summary>
<form method="post" action="/documents/books/{{ID}}/beginning" novalidate>
{{>CSRF}}
<label for="last-{{ID}}">Số cuối đã cấp ở sổ giấy</label>
<input class="bv-input bv-input-date" id="last-{{ID}}" name="last" inputmode="numeric" autocomplete="off">
<label for="why-{{ID}}">Lý do</label>
<input class="bv-input" id="why-{{ID}}" name="reason" autocomplete="off">
<button class="btn" type="submit">Đặt số bắt đầu</button>
</form>
</details>
{{/BEGIN}}
{{/ACTS}}
</section>
{{/BOOK}}
</div>
{{#OPEN}}
<section class="card bv-section bv-edit" aria-labelledby="mo-so"><h2 id="mo-so">Mở sổ</h2>
<form method="post" action="/documents/books" novalidate>
{{>CSRF}}
<label for="direction">Hướng</label>
<select class="bv-input" id="direction" name="direction"><option value="in">Văn bản đến</option><option value="out"{{#OUT}} selected{{/OUT}}>Văn bản đi</option></select>
<label for="body">Cấp số cho văn bản của</label>
<select class="bv-input" id="body" name="body">{{#BODY_CHOICE}}<option value="{{ID}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{NAME}}</option>{{/BODY_CHOICE}}</select>
<label for="name">Tên sổ</label>
<input class="bv-input" id="name" name="name" value="{{TYPED_NAME}}" autocomplete="off">
<label for="series">Nhóm số</label>
<p class="bv-hint" id="series-hint">Bỏ trống khi mọi loại chung một dãy số; ghi QĐ nếu quyết định đánh số riêng.</p>
<input class="bv-input bv-input-date" id="series" name="series" value="{{TYPED_SERIES}}" autocomplete="off" spellcheck="false" aria-describedby="series-hint">
<button class="btn btn-primary" type="submit">Mở sổ</button>
</form></section>
{{/OPEN}}
