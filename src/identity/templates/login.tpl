<div class="log-in card">
<h1>Đăng nhập</h1>
<form method="post" action="/login" novalidate>
<input type="hidden" name="next" value="{{NEXT}}">
<div class="field">
<label for="user_name">Tên đăng nhập</label>
<input class="form-control" id="user_name" name="user_name" value="{{USER_NAME}}" autocomplete="username" spellcheck="false" autocapitalize="none"{{#WRONG}} aria-describedby="password-error"{{/WRONG}}>
</div>
<div class="field">
<label for="password">Mật khẩu</label>
{{#FIELD_ERROR}}<p class="bv-field-error" id="password-error"><span class="visually-hidden">Lỗi: </span>{{MESSAGE}}</p>{{/FIELD_ERROR}}
<input class="form-control{{#WRONG}} is-wrong{{/WRONG}}" id="password" name="password" type="password" autocomplete="current-password">
</div>
<button class="btn btn-primary" type="submit">Đăng nhập</button>
</form>
<p class="bv-soft">Quên mật khẩu? Đề nghị quản trị viên của đơn vị cấp lại.</p>
</div>
