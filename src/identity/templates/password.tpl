<div class="log-in card">
<h1>Đổi mật khẩu</h1>
{{#FIRST}}<p>Đây là lần đăng nhập đầu tiên. Đặt mật khẩu của riêng anh/chị rồi làm việc tiếp.</p>{{/FIRST}}
<form method="post" action="/account/password" novalidate>
{{>CSRF}}
<input type="hidden" name="next" value="{{NEXT}}">
<div class="field">
<label for="old_password">Mật khẩu đang dùng</label>
<input class="form-control" id="old_password" name="old_password" type="password" autocomplete="current-password">
</div>
<div class="field">
<label for="password">Mật khẩu mới</label>
<p class="hint" id="password-hint">Ít nhất {{LEAST}} ký tự; dài dễ nhớ tốt hơn ngắn rắc rối. Dán được từ trình quản lý mật khẩu.</p>
<input class="form-control" id="password" name="password" type="password" autocomplete="new-password" aria-describedby="password-hint">
</div>
<div class="field">
<label for="again">Nhập lại mật khẩu mới</label>
<input class="form-control" id="again" name="again" type="password" autocomplete="new-password">
</div>
<button class="btn btn-primary" type="submit">Đổi mật khẩu</button>
</form>
</div>
