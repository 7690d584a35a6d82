<nav class="bv-crumbs" aria-label="Vị trí trang"><ol><li><a href="/directives">Điều hành</a></li><li><a href="/directives/letters">Văn bản soạn</a></li><li aria-current="page">Soạn văn bản</li></ol></nav>
<h1>Soạn văn bản</h1>
{{#ABOUT}}<p class="bv-lead" id="main-error">{{TEXT}}</p>{{/ABOUT}}
<div class="card bv-section bv-edit"><form method="post" action="/directives/letters" novalidate>
{{>CSRF}}{{#DIRECTIVE}}<input type="hidden" name="directive" value="{{ID}}">{{/DIRECTIVE}}{{#TURN}}<input type="hidden" name="turn" value="{{ID}}">{{/TURN}}
<label for="kind">Loại văn bản</label>
<p class="bv-hint" id="kind-hint">Công văn đôn đốc chỉ lấy các nơi đã quá hạn; công văn triển khai và thông báo lấy mọi việc đang mở.</p>
<select class="bv-input" id="kind" name="kind" aria-describedby="kind-hint">{{#KIND}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/KIND}}</select>
<label for="mode">Gửi thế nào</label>
<p class="bv-hint" id="mode-hint">Mỗi nơi một văn bản: nội dung riêng từng nơi, mỗi văn bản một số.</p>
<select class="bv-input" id="mode" name="mode" aria-describedby="mode-hint">{{#MODE}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/MODE}}</select>
<button class="btn btn-primary" type="submit">Soạn dự thảo</button>
</form></div>
