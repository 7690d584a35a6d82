<nav class="bv-crumbs" aria-label="Vị trí trang"><ol><li><a href="/organisations">Cơ quan</a></li><li aria-current="page">Thêm cơ quan</li></ol></nav>
<h1>Thêm cơ quan</h1>
<p class="bv-lead">Cho cơ quan mà quy tắc chung không tạo ra, ví dụ kho bạc khu vực, quỹ, ban quản lý riêng của địa phương.</p>
{{#ASK}}
<div class="card bv-section bv-edit"><form method="get" action="/organisations/new">
<label for="place">Địa bàn của cơ quan</label>
<p class="bv-hint" id="place-hint">Tên hoặc mã, ví dụ “Lai Châu” hay 12. Bỏ trống nếu là cơ quan trung ương.</p>
<input class="bv-input" id="place" name="place" value="{{TYPED_PLACE}}" spellcheck="false" autocomplete="off" aria-describedby="place-hint">
<button class="btn" type="submit">Tiếp tục</button>
</form></div>
{{#CHOICES}}<section class="card bv-section" aria-labelledby="choices"><h2 id="choices">Chọn địa bàn</h2><ul class="bv-plain-list">{{#CHOICE}}<li><a href="{{ADDRESS}}">{{TEXT}}</a> <span class="bv-soft">{{PERIOD}}</span></li>{{/CHOICE}}</ul></section>{{/CHOICES}}
{{/ASK}}
{{#FORM}}
<div class="card bv-section bv-edit"><form method="post" action="/organisations" novalidate>
{{>CSRF}}
<p>Địa bàn: <strong>{{AREA_NAME}}</strong> · <a href="/organisations/new">Chọn lại</a></p>
<input type="hidden" name="area" value="{{AREA}}">
<label for="name">Tên chính thức</label>
<input class="bv-input" id="name" name="name" value="{{TYPED_NAME}}" spellcheck="false" autocomplete="off">
<label for="kind">Loại</label>
<select class="bv-input" id="kind" name="kind">{{#KIND}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/KIND}}</select>
<label for="superior">Trực thuộc</label>
<select class="bv-input" id="superior" name="superior"><option value="">Không ghi</option>{{#SUPERIOR}}<option value="{{ID}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/SUPERIOR}}</select>
<label for="from">Từ ngày</label>
<p class="bv-hint" id="from-hint">Ví dụ 01/07/2025. Bỏ trống nếu có từ trước khi ghi chép.</p>
<input class="bv-input bv-input-date" id="from" name="from" value="{{TYPED_FROM}}" inputmode="numeric" autocomplete="off" aria-describedby="from-hint">
<label for="source">Căn cứ</label>
<input class="bv-input" id="source" name="source" value="{{TYPED_SOURCE}}" spellcheck="false" autocomplete="off">
<button class="btn btn-primary" type="submit">Thêm cơ quan</button>
</form></div>
{{/FORM}}
