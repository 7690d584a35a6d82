<nav class="bv-crumbs" aria-label="Vị trí trang"><ol><li><a href="/documents">Văn bản</a></li><li><a href="/documents/matters">Hồ sơ công việc</a></li><li aria-current="page">{{TITLE}}</li></ol></nav>
<div class="bv-head-row"><h1>{{TITLE}}</h1>{{#OPEN}}<span class="bv-tag bv-tag-good">Đang mở</span>{{/OPEN}}{{#CLOSED}}<span class="bv-tag bv-tag-plain">{{TEXT}}</span>{{/CLOSED}}</div>
<div class="bv-area">
<div class="bv-area-main">
{{#EMPTY}}<p class="card bv-section">Hồ sơ chưa có văn bản nào.</p>{{/EMPTY}}
{{#PAPERS}}
<section class="card bv-section" aria-labelledby="van-ban"><h2 id="van-ban">Văn bản trong hồ sơ</h2>
<table class="bv-table bv-rows"><caption class="visually-hidden">Văn bản trong hồ sơ</caption>
<thead><tr><th scope="col">Văn bản</th><th scope="col">Ngày</th><th scope="col">Trích yếu</th><th scope="col">Việc</th></tr></thead>
<tbody>{{#PAPER}}<tr><th scope="row" data-head="Văn bản"><a href="{{ADDRESS}}">{{TEXT}}</a></th><td data-head="Ngày">{{DATE}}</td><td data-head="Trích yếu">{{SUBJECT}}</td><td data-head="Việc">{{#REMOVE}}<details class="bv-edit"><summary>Đưa ra</summary><form method="post" action="{{ACTION}}" novalidate>{{>CSRF}}<label for="reason-{{ID}}">Lý do</label><input class="bv-input" id="reason-{{ID}}" name="reason" autocomplete="off"><button class="btn btn-sm" type="submit">Đưa ra khỏi hồ sơ</button></form></details>{{/REMOVE}}</td></tr>
{{/PAPER}}</tbody></table></section>
{{/PAPERS}}
{{#PUT}}
<section class="card bv-section bv-edit" aria-labelledby="them"><h2 id="them">Thêm văn bản</h2>
<form method="post" action="{{OWN}}/papers" novalidate>
{{>CSRF}}
<label for="number">Số, ký hiệu văn bản</label>
<p class="bv-hint" id="number-hint">Ví dụ 306/LĐTBXH-VP. Văn bản chưa có số: mở văn bản rồi chọn hồ sơ ở trang đó.</p>
<input class="bv-input" id="number" name="number" autocomplete="off" spellcheck="false" aria-describedby="number-hint">
<button class="btn" type="submit">Thêm vào hồ sơ</button>
</form></section>
{{/PUT}}
</div>
<div class="bv-area-side">
<section class="card bv-section" aria-labelledby="facts"><h2 id="facts">Thông tin</h2><dl class="bv-facts">{{#FACT}}<dt>{{TERM}}</dt><dd>{{VALUE}}</dd>{{/FACT}}</dl></section>
{{#CLOSE}}
<details class="card bv-section bv-edit"><summary>Kết thúc hồ sơ</summary>
<form method="post" action="{{OWN}}/closing" novalidate>
{{>CSRF}}
<label for="on">Ngày kết thúc</label>
<input class="bv-input bv-input-date" id="on" name="on" value="{{TODAY}}" inputmode="numeric" autocomplete="off">
<button class="btn" type="submit">Kết thúc</button>
</form></details>
{{/CLOSE}}
{{#REOPEN}}
<details class="card bv-section bv-edit"><summary>Mở lại hồ sơ</summary>
<form method="post" action="{{OWN}}/reopening" novalidate>
{{>CSRF}}
<label for="reason">Lý do</label>
<input class="bv-input" id="reason" name="reason" autocomplete="off">
<button class="btn" type="submit">Mở lại</button>
</form></details>
{{/REOPEN}}
</div>
</div>
