<nav class="bv-crumbs" aria-label="Cơ quan cấp trên"><ol>
<li><a href="/organisations">Cơ quan</a></li>
{{#ABOVE}}<li><a href="{{ADDRESS}}">{{TEXT}}</a></li>{{/ABOVE}}
<li aria-current="page">{{NAME}}</li>
</ol></nav>
<div class="bv-head-row">
<h1>{{NAME}}</h1>
{{#ALIVE}}<span class="bv-tag bv-tag-good">{{STANDING}}</span>{{/ALIVE}}{{#GONE}}<span class="bv-tag bv-tag-plain">{{STANDING}}</span>{{/GONE}}
</div>
{{#DOUBT}}<div class="banner banner-note">Cơ quan này được tạo theo quy tắc chung, chưa đối chiếu với quyết định của địa phương: kiểm tra lại tên và ngày trước khi dựa vào.</div>{{/DOUBT}}
<div class="bv-area">
<div class="bv-area-main">
{{#STEPS}}
<section class="card bv-section" aria-labelledby="{{ID}}">
<h2 id="{{ID}}">{{TITLE}} <span class="bv-soft">({{COUNT}})</span></h2>
<table class="bv-table bv-rows">
<caption class="visually-hidden">{{TITLE}}: {{NAME}}</caption>
<thead><tr><th scope="col">Cơ quan</th><th scope="col">Nhiệm vụ</th><th scope="col">Từ ngày</th><th scope="col">Căn cứ</th></tr></thead>
<tbody>{{#STEP}}<tr><th scope="row" data-head="Cơ quan"><a href="{{ADDRESS}}">{{OTHER}}</a></th><td data-head="Nhiệm vụ">{{TASK}}</td><td data-head="Từ ngày">{{SINCE}}</td><td data-head="Căn cứ">{{ACT}}</td></tr>
{{/STEP}}</tbody>
</table>
{{#MORE}}<p class="bv-soft">và {{LEFT}} cơ quan khác.</p>{{/MORE}}
</section>
{{/STEPS}}
{{#LINES}}
<section class="card bv-section" aria-labelledby="{{ID}}">
<h2 id="{{ID}}">{{TITLE}} <span class="bv-soft">({{COUNT}})</span></h2>
<table class="bv-table bv-rows">
<caption class="visually-hidden">{{TITLE}}: {{NAME}}</caption>
<thead><tr><th scope="col">Cơ quan</th><th scope="col">Quan hệ</th><th scope="col">Thời gian</th></tr></thead>
<tbody>{{#LINE}}<tr><th scope="row" data-head="Cơ quan"><a href="{{ADDRESS}}">{{OTHER}}</a></th><td data-head="Quan hệ">{{RELATION}}</td><td data-head="Thời gian">{{PERIOD}}</td></tr>
{{/LINE}}</tbody>
</table>
{{#MORE}}<p class="bv-soft">và {{LEFT}} cơ quan khác: <a href="{{LIST_ADDRESS}}">tìm trong danh sách</a>.</p>{{/MORE}}
</section>
{{/LINES}}
{{#ALONE}}<p class="card bv-section">Chưa ghi quan hệ nào với cơ quan khác.</p>{{/ALONE}}
</div>
<div class="bv-area-side">
<section class="card bv-section" aria-labelledby="facts">
<h2 id="facts">Thông tin</h2>
<dl class="bv-facts">
<dt>Loại</dt><dd>{{KIND}}</dd>
<dt>Cấp</dt><dd>{{LEVEL}}</dd>
{{#AREA}}<dt>Địa bàn</dt><dd><a href="{{ADDRESS}}">{{TEXT}}</a></dd>{{/AREA}}
<dt>Hoạt động</dt><dd>{{VALIDITY}}</dd>
{{#FORMER}}<dt>Tên theo thời gian</dt>{{#OLD_NAME}}<dd>{{TEXT}} <span class="bv-soft">{{PERIOD}}</span></dd>{{/OLD_NAME}}{{/FORMER}}
{{#ALIASES}}<dt>Tên khác</dt>{{#ALIAS}}<dd>{{TEXT}}</dd>{{/ALIAS}}{{/ALIASES}}
{{#FORMS}}<dt>Văn bản còn viết</dt><dd>{{TEXT}}</dd>{{/FORMS}}
{{#LEADS}}<dt>Chủ trì ở trung ương</dt>{{#LEAD}}<dd>{{TEXT}} <span class="bv-soft">{{PERIOD}}</span></dd>{{/LEAD}}{{/LEADS}}
<dt>Căn cứ</dt><dd>{{SOURCE}} <span class="bv-soft">({{CERTAINTY}})</span></dd>
</dl>
</section>
{{#EDIT}}
<details class="card bv-section bv-edit"{{#OPEN_ALIAS}} open{{/OPEN_ALIAS}}>
<summary>Thêm tên khác</summary>
<form method="post" action="{{OWN_ADDRESS}}/aliases" novalidate>
{{>CSRF}}
<label for="alias">Tên mà văn bản dùng</label>
<p class="bv-hint" id="alias-hint">Ví dụ tên viết tắt riêng của địa phương. Văn bản ghi tên này sẽ được hiểu là cơ quan này.</p>
<input class="bv-input" id="alias" name="alias" value="{{TYPED_ALIAS}}" spellcheck="false" autocomplete="off" aria-describedby="alias-hint">
<button class="btn" type="submit">Thêm tên</button>
</form>
</details>
<details class="card bv-section bv-edit"{{#OPEN_END}} open{{/OPEN_END}}>
<summary>Ghi ngày kết thúc</summary>
<form method="post" action="{{OWN_ADDRESS}}/end" novalidate>
{{>CSRF}}
<label for="until">Ngày cuối</label>
<p class="bv-hint" id="until-hint">Ngày hoạt động cuối cùng, ví dụ 28/02/2025.</p>
<input class="bv-input bv-input-date" id="until" name="until" value="{{TYPED_UNTIL}}" inputmode="numeric" autocomplete="off" aria-describedby="until-hint">
<label for="successor">Nhiệm vụ chuyển sang</label>
<select class="bv-input" id="successor" name="successor"><option value="">Không cơ quan nào</option>{{#HEIR}}<option value="{{ID}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/HEIR}}</select>
<label for="act">Căn cứ</label>
<input class="bv-input" id="act" name="act" value="{{TYPED_ACT}}" spellcheck="false" autocomplete="off">
<button class="btn" type="submit">Ghi ngày kết thúc</button>
</form>
</details>
{{/EDIT}}
</div>
</div>
