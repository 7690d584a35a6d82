<nav class="bv-crumbs" aria-label="Vị trí trang"><ol><li><a href="/documents">Văn bản</a></li><li><a href="{{BOOK_ADDRESS}}">{{BOOK}}</a></li><li aria-current="page">{{TITLE}}</li></ol></nav>
<div class="bv-head-row"><h1>{{TITLE}}</h1>{{#GONE}}<span class="bv-tag bv-tag-plain">{{TEXT}}</span>{{/GONE}}</div>
{{#GONE}}<div class="banner banner-note">Lý do: {{REASON}}</div>{{/GONE}}
<p class="bv-lead">{{#PAPER}}<a href="{{ADDRESS}}">{{TEXT}}</a>: {{SUBJECT}}. {{/PAPER}}Người vào sổ: {{REGISTERED}}.</p>
<dl class="bv-facts">{{#FACT}}<dt>{{TERM}}</dt><dd>{{VALUE}}</dd>{{/FACT}}</dl>
{{#EDIT}}
<div class="card bv-section bv-edit"><form method="post" action="{{OWN}}" novalidate>
{{>CSRF}}
<input type="hidden" name="seen" value="{{SEEN}}">
{{>LINE}}
<button class="btn btn-primary" type="submit">Lưu dòng sổ</button>
</form></div>
{{/EDIT}}
{{#WITHDRAW}}
<details class="card bv-section bv-edit"{{#OPENED}} open{{/OPENED}}>
<summary>Rút dòng khỏi sổ</summary>
<form method="post" action="{{OWN}}/withdrawal" novalidate>
{{>CSRF}}
<label for="reason">Lý do</label>
<p class="bv-hint" id="reason-hint">Số vẫn giữ chỗ trong sổ, không cấp lại.</p>
<textarea class="bv-input" id="reason" name="reason" rows="2" aria-describedby="reason-hint">{{REASON:p}}</textarea>
<button class="btn" type="submit">Rút dòng</button>
</form>
</details>
{{/WITHDRAW}}
