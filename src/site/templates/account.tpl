<div class="account">
{{#BELL}}<a class="bv-bell" href="/notices">Thông báo{{#UNREAD}} <span class="bv-bell-count">{{COUNT}}<span class="visually-hidden"> chưa đọc</span></span>{{/UNREAD}}</a>{{/BELL}}
<div class="account-who">
<a class="account-name" href="/account"><span class="account-person">{{PERSON}}</span>{{#SINGLE}}<span class="account-post">{{POST_NAME}}</span>{{/SINGLE}}</a>
{{#SWITCH}}
<form method="post" action="/account/post" class="account-switch">
{{>CSRF}}
<label class="visually-hidden" for="account-post">Vị trí công tác đang dùng</label>
<select id="account-post" name="post" data-submit-on-change>
{{#OPTION}}
<option value="{{ID}}"{{#CURRENT}} selected{{/CURRENT}}>{{NAME}}</option>
{{/OPTION}}
</select>
<button class="btn btn-sm" type="submit" data-no-script>Chuyển</button>
</form>
{{/SWITCH}}
</div>
<form method="post" action="/logout">
{{>CSRF}}
<button class="btn btn-sm" type="submit">Đăng xuất</button>
</form>
</div>
