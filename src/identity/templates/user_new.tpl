<h1>Thêm người dùng</h1>
<form method="post" action="/admin/users" novalidate class="narrow-form">
{{>CSRF}}
<div class="field"><label for="name">Họ và tên</label><input class="form-control" id="name" name="name" value="{{NAME}}" autocomplete="off" spellcheck="false"></div>
<div class="field"><label for="user_name">Tên đăng nhập</label><p class="hint">Chữ cái không dấu, chữ số, dấu chấm; ví dụ: lo.thi.hoa</p><input class="form-control" id="user_name" name="user_name" value="{{USER_NAME}}" autocomplete="off" spellcheck="false" autocapitalize="none"></div>
{{>POST_FIELDS}}
<button class="btn btn-primary" type="submit">Thêm và cấp mật khẩu tạm</button>
</form>
