<p><a href="/admin/users">Người dùng</a></p>
<h1>{{NAME}}</h1>
{{#PASSWORD}}
<div class="banner banner-done" role="alert">
<strong>Mật khẩu tạm</strong> của {{USER_NAME}}, chỉ hiện một lần này; người dùng phải đổi khi đăng nhập lần đầu:
<p><code class="secret">{{TEXT}}</code></p>
</div>
{{/PASSWORD}}
<p>Tên đăng nhập: <strong>{{USER_NAME}}</strong>. Đang mở {{SESSIONS}} phiên. {{#BLOCKED}}<span class="bv-tag bv-tag-late">Đã khóa</span>{{/BLOCKED}}{{#FIRST}} <span class="bv-tag bv-tag-soon">Chưa đổi mật khẩu đầu</span>{{/FIRST}}</p>
<div class="button-row">
<form method="post" action="/admin/users/{{ID}}/password">{{>CSRF}}<button class="btn" type="submit">Cấp mật khẩu tạm</button></form>
<form method="post" action="/admin/users/{{ID}}/sessions/end">{{>CSRF}}<button class="btn" type="submit">Đăng xuất mọi phiên</button></form>
<form method="post" action="/admin/users/{{ID}}/block">{{>CSRF}}<input type="hidden" name="blocked" value="{{BLOCK_VALUE}}"><button class="btn" type="submit">{{BLOCK_TEXT}}</button></form>
</div>
<h2>Vị trí công tác</h2>
{{#POST}}
<section class="card post-card" aria-label="{{TITLE}}, {{PLACE}}">
<h3>{{TITLE}}, {{PLACE}}</h3>
<p>{{TERM}}. Vai trò: {{ROLE_NAMES}}. {{#NOT_NOW}}<span class="bv-tag">Không hiệu lực hôm nay</span>{{/NOT_NOW}}</p>
<details>
<summary>Đổi vai trò hoặc kết thúc</summary>
<form method="post" action="/admin/posts/{{ID}}/roles" class="narrow-form">
{{>CSRF}}
<fieldset class="field"><legend>Vai trò</legend>
{{>ROLES}}
</fieldset>
<button class="btn" type="submit">Lưu vai trò</button>
</form>
<form method="post" action="/admin/posts/{{ID}}/end" class="narrow-form" novalidate>
{{>CSRF}}
<div class="field"><label for="until-{{ID}}">Ngày làm việc cuối cùng</label><input class="form-control short" id="until-{{ID}}" name="until" value="{{TODAY}}" autocomplete="off"></div>
<button class="btn" type="submit">Kết thúc vị trí này</button>
</form>
</details>
</section>
{{/POST}}
<details>
<summary>Thêm vị trí công tác</summary>
<form method="post" action="/admin/users/{{ID}}/posts" novalidate class="narrow-form">
{{>CSRF}}
{{>POST_FIELDS}}
<button class="btn btn-primary" type="submit">Thêm vị trí</button>
</form>
</details>
