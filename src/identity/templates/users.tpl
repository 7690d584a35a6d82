<h1>Người dùng</h1>
<form method="get" action="/admin/users" class="inline-form search-form" role="search">
<label for="q">Tìm theo tên, không cần dấu</label>
<input class="form-control" id="q" name="q" value="{{QUERY}}" autocomplete="off" spellcheck="false">
<button class="btn" type="submit">Tìm</button>
<a class="btn btn-primary" href="/admin/users/new">Thêm người dùng</a>
</form>
{{#EMPTY}}<p>Không có người dùng nào như vậy trong phạm vi của anh/chị. Thử bớt chữ, hoặc thêm người dùng mới.</p>{{/EMPTY}}
<table class="table stacked">
<caption class="visually-hidden">Người dùng</caption>
<thead><tr><th scope="col">Họ và tên</th><th scope="col">Tên đăng nhập</th><th scope="col">Vị trí công tác hôm nay</th><th scope="col">Tình trạng</th></tr></thead>
<tbody>
{{#PERSON}}
<tr><th scope="row" data-label="Họ và tên"><a href="/admin/users/{{ID}}">{{NAME}}</a></th><td data-label="Tên đăng nhập">{{USER_NAME}}</td><td data-label="Vị trí">{{POSTS}}</td>
<td data-label="Tình trạng">{{#BLOCKED}}<span class="bv-tag bv-tag-late">Đã khóa</span>{{/BLOCKED}}{{#FIRST}}<span class="bv-tag bv-tag-soon">Chưa đổi mật khẩu đầu</span>{{/FIRST}}</td></tr>
{{/PERSON}}
</tbody>
</table>
<p class="pages">{{#BEFORE}}<a class="btn" href="/admin/users?q={{QUERY:u}}&amp;page={{PAGE}}">Trang trước</a>{{/BEFORE}} {{#AFTER}}<a class="btn" href="/admin/users?q={{QUERY:u}}&amp;page={{PAGE}}">Trang sau</a>{{/AFTER}}</p>
