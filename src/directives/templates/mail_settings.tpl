<h1>Cài đặt gửi thư điện tử</h1>
<div class="card bv-section bv-edit"><form method="post" action="/directives/outbox/settings" novalidate autocomplete="off">
{{>CSRF}}
<label class="bv-choice"><input type="checkbox" name="active" value="1"{{#ACTIVE}} checked{{/ACTIVE}}> Gửi thư</label>
<label for="server">Máy chủ thư (SMTP)</label>
<input class="bv-input" id="server" name="server" value="{{SERVER}}" spellcheck="false">
<label for="port">Cổng</label>
<input class="bv-input bv-input-date" id="port" name="port" value="{{PORT}}" inputmode="numeric">
<label for="security">Bảo mật</label>
<select class="bv-input" id="security" name="security">{{#SECURITY}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/SECURITY}}</select>
<label for="sender">Địa chỉ người gửi</label>
<input class="bv-input" id="sender" name="sender" value="{{SENDER}}" spellcheck="false">
<label for="user_name">Tên đăng nhập <span class="bv-soft">(bỏ trống nếu không cần)</span></label>
<input class="bv-input" id="user_name" name="user_name" value="{{USER_NAME}}" spellcheck="false">
<label for="password">Mật khẩu</label>
<p class="bv-hint" id="password-hint">{{#HAS_PASSWORD}}Đã lưu, không hiện lại. Bỏ trống là giữ nguyên.{{/HAS_PASSWORD}} Được mã hóa khi lưu.</p>
<input class="bv-input" id="password" name="password" type="password" autocomplete="new-password" aria-describedby="password-hint">
{{#HAS_PASSWORD}}<label class="bv-choice"><input type="checkbox" name="no_password" value="1"> Xóa mật khẩu đã lưu</label>{{/HAS_PASSWORD}}
<label for="site_address">Địa chỉ trang này</label>
<p class="bv-hint" id="site-hint">Để thư và lịch có đường dẫn. Ví dụ: https://benvung.laichau.gov.vn</p>
<input class="bv-input" id="site_address" name="site_address" value="{{SITE}}" spellcheck="false" aria-describedby="site-hint">
<label for="digest_time">Giờ gửi bản tổng hợp mỗi sáng làm việc</label>
<input class="bv-input bv-input-date" id="digest_time" name="digest_time" value="{{TIME}}">
<button class="btn btn-primary" type="submit">Lưu</button>
</form></div>
<p><a href="/directives/outbox">Thư đã gửi</a></p>
