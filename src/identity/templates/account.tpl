<h1>Tài khoản của {{PERSON}}</h1>
{{#NEW_TOKEN}}
<div class="banner banner-done" role="alert">
<strong>Mã truy cập mới.</strong> Chép ngay, mã chỉ hiện một lần này:
<p><code class="secret">{{TOKEN}}</code></p>
</div>
{{/NEW_TOKEN}}
<p><a class="btn" href="/account/password">Đổi mật khẩu</a></p>
<section aria-labelledby="posts-title">
<h2 id="posts-title">Vị trí công tác</h2>
<ul class="plain-list">
{{#POST}}<li>{{NAME}}{{#CURRENT}} <span class="bv-tag bv-tag-good">đang dùng</span>{{/CURRENT}}</li>{{/POST}}
</ul>
</section>
<section aria-labelledby="sessions-title">
<h2 id="sessions-title">Phiên đăng nhập</h2>
<table class="table">
<caption class="visually-hidden">Phiên đăng nhập đang mở</caption>
<thead><tr><th scope="col">Bắt đầu</th><th scope="col">Từ máy</th><th scope="col">Trình duyệt</th><th scope="col">Việc</th></tr></thead>
<tbody>
{{#SESSION}}
<tr><td data-label="Bắt đầu">{{STARTED}}</td><td data-label="Từ máy">{{CLIENT}}</td><td data-label="Trình duyệt" class="long-cell">{{AGENT}}</td>
<td data-label="Việc">{{#THIS}}phiên này{{/THIS}}{{#OTHER}}<form method="post" action="/account/sessions/end">{{>CSRF}}<input type="hidden" name="session" value="{{HASH}}"><button class="btn btn-sm" type="submit">Kết thúc</button></form>{{/OTHER}}</td></tr>
{{/SESSION}}
</tbody>
</table>
</section>
<section aria-labelledby="delegations-title">
<h2 id="delegations-title">Ủy quyền</h2>
<ul class="plain-list">
{{#DELEGATION}}
<li>{{TO}}: {{TERM}}, {{REASON}} <form method="post" action="/account/delegations/{{ID}}/end" class="inline-form">{{>CSRF}}<button class="btn btn-sm" type="submit">Chấm dứt</button></form></li>
{{/DELEGATION}}
</ul>
{{#DELEGATE}}
<details>
<summary>Ủy quyền cho người khác</summary>
<form method="post" action="/account/delegations" novalidate class="narrow-form">
{{>CSRF}}
<div class="field"><label for="to_post">Người được ủy quyền</label>
<select class="form-control" id="to_post" name="to_post"><option value="">Chọn một người</option>{{#COLLEAGUE}}<option value="{{ID}}">{{NAME}}</option>{{/COLLEAGUE}}</select></div>
<fieldset class="field" id="capabilities"><legend>Quyền</legend>
{{#DELEGATION_CAPABILITY}}<label class="choice"><input type="checkbox" name="capabilities" value="{{KEY}}"> {{TEXT}}</label>{{/DELEGATION_CAPABILITY}}
</fieldset>
<div class="field"><label for="delegation-from">Từ ngày (để trống: hôm nay)</label><input class="form-control short" id="delegation-from" name="from" autocomplete="off"></div>
<div class="field"><label for="delegation-until">Đến hết ngày</label><input class="form-control short" id="delegation-until" name="until" autocomplete="off"></div>
<div class="field"><label for="reason">Lý do, số giấy ủy quyền</label><input class="form-control" id="reason" name="reason" autocomplete="off"></div>
<button class="btn btn-primary" type="submit">Ủy quyền</button>
</form>
</details>
{{/DELEGATE}}
</section>
<section aria-labelledby="tokens-title">
<h2 id="tokens-title">Mã truy cập cho phần mềm khác</h2>
<p class="bv-soft">Mã cho phần mềm khác đọc dữ liệu thay anh/chị ở vị trí đang dùng, trong các quyền đã chọn.</p>
<ul class="plain-list">
{{#TOKEN}}
<li><strong>{{NAME}}</strong>: đến {{UNTIL}}, dùng lần cuối {{USED}} <form method="post" action="/account/tokens/{{ID}}/end" class="inline-form">{{>CSRF}}<button class="btn btn-sm" type="submit">Thu hồi</button></form></li>
{{/TOKEN}}
</ul>
<details>
<summary>Tạo mã truy cập</summary>
<form method="post" action="/account/tokens" novalidate class="narrow-form">
{{>CSRF}}
<div class="field"><label for="name">Tên để nhớ</label><input class="form-control" id="name" name="name" autocomplete="off"></div>
<div class="field"><label for="until">Hết hạn ngày</label><input class="form-control short" id="until" name="until" value="{{UNTIL_EXAMPLE}}" autocomplete="off"></div>
<fieldset class="field"><legend>Quyền</legend>
{{#TOKEN_CAPABILITY}}<label class="choice"><input type="checkbox" name="capabilities" value="{{KEY}}"> {{TEXT}}</label>{{/TOKEN_CAPABILITY}}
</fieldset>
<button class="btn btn-primary" type="submit">Tạo mã</button>
</form>
</details>
</section>
