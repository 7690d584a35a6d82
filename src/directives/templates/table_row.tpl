<nav class="bv-crumbs" aria-label="Vị trí trang"><ol><li><a href="/directives/tables">Bảng tổng hợp</a></li><li><a href="{{OWN}}">{{TABLE}}</a></li><li aria-current="page">{{LABEL}}</li></ol></nav>
<h1>{{LABEL}}</h1>
<p class="bv-soft">{{#UNIT}}<a href="{{ADDRESS}}">Trang của cơ quan</a>{{/UNIT}}{{#NO_UNIT}}Tên này chưa gắn với cơ quan nào trong danh mục, nên đơn vị không tự điền được.{{/NO_UNIT}}</p>
{{>FINDINGS}}
<div class="bv-area">
<div class="bv-area-main">
{{#READ}}<section class="card bv-section"><h2>Nội dung</h2><dl class="bv-facts">{{#CELL}}<dt>{{HEADING}}</dt><dd>{{VALUE}}</dd>{{/CELL}}</dl></section>{{/READ}}
{{#FORM}}
<section class="card bv-section bv-edit" aria-labelledby="noi-dung"><h2 id="noi-dung">Nội dung</h2>
<form method="post" action="{{OWN}}/cells" novalidate>
{{>CSRF}}
<input type="hidden" name="seen" value="{{SEEN}}">
{{#CELL}}<label for="{{NAME}}">{{HEADING}}</label><p class="bv-hint">{{KIND}}</p><input class="bv-input" id="{{NAME}}" name="{{NAME}}" value="{{VALUE}}" maxlength="1000" autocomplete="off" spellcheck="false">{{/CELL}}
<input type="hidden" name="back" value="{{BACK}}">
<button class="btn btn-primary" type="submit">Lưu dòng này</button>
</form></section>
{{/FORM}}
<section class="card bv-section" aria-labelledby="lich-su"><h2 id="lich-su">Lịch sử</h2>
{{#NO_HISTORY}}<p>Chưa ai ghi gì vào dòng này.</p>{{/NO_HISTORY}}
{{#HISTORY}}
<div class="bv-grid-scroll" tabindex="0" role="region" aria-label="Lịch sử các ô"><table class="bv-table bv-rows"><caption class="visually-hidden">Lịch sử các ô</caption>
<thead><tr><th scope="col">Lúc</th><th scope="col">Cột</th><th scope="col">Trước</th><th scope="col">Sau</th><th scope="col">Người ghi</th><th scope="col">Nguồn</th></tr></thead>
<tbody>{{#VERSION}}<tr><th scope="row" data-head="Lúc">{{WHEN}}</th><td data-head="Cột">{{HEADING}}</td><td data-head="Trước">{{BEFORE}}</td><td data-head="Sau">{{AFTER}}</td><td data-head="Người ghi">{{WHO}}</td><td data-head="Nguồn">{{#PAPER}}<a href="{{ADDRESS}}">{{/PAPER}}{{ORIGIN}}{{#PAPER}}</a>{{/PAPER}}</td></tr>
{{/VERSION}}</tbody></table></div>
{{/HISTORY}}
</section>
</div>
<div class="bv-area-side">
{{#REMOVE}}
<details class="card bv-section bv-edit"><summary>Bỏ đơn vị khỏi bảng</summary>
<form method="post" action="{{ACTION}}" novalidate>
{{>CSRF}}
<label for="reason">Lý do</label><input class="bv-input" id="reason" name="reason" autocomplete="off">
<button class="btn" type="submit">Bỏ khỏi bảng</button>
</form></details>
{{/REMOVE}}
</div>
</div>
