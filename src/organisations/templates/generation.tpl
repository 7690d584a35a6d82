<nav class="bv-crumbs" aria-label="Vị trí trang"><ol><li><a href="/organisations">Cơ quan</a></li><li aria-current="page">Tạo theo địa bàn</li></ol></nav>
<h1>Tạo cơ quan theo địa bàn</h1>
<p class="bv-lead">Máy tạo ủy ban, hội đồng, sở, phòng, cơ quan Đảng, Mặt trận, đoàn thể của một tỉnh và các huyện, xã trong tỉnh, cả những nơi đã sáp nhập vào, theo quy tắc có ngày hiệu lực. Tạo lại lần nữa không sinh bản thứ hai; cơ quan đã sửa bằng tay được giữ nguyên.</p>
<div class="card bv-section bv-edit"><form method="post" action="/organisations/generation" novalidate>
{{>CSRF}}
<label for="area">Tỉnh, thành phố</label>
<select class="bv-input" id="area" name="area"><option value="">Chọn một tỉnh</option>{{#PROVINCE}}<option value="{{ID}}">{{NAME}}</option>{{/PROVINCE}}</select>
<button class="btn btn-primary" type="submit">Tạo cơ quan</button>
</form></div>
