<h1>Ngày nghỉ, ngày làm bù</h1>
<div class="card bv-section bv-edit">
<p>Ngày ghi ở đây được dùng trước danh mục có sẵn khi tính ngày làm việc.</p>
<form method="post" action="/directives/calendar/days" novalidate>
{{>CSRF}}
<label for="day">Ngày</label>
<input class="bv-input bv-input-date" id="day" name="day" value="{{DAY}}" inputmode="numeric" autocomplete="off">
<label for="kind">Ngày đó</label>
<select class="bv-input" id="kind" name="kind">{{#KIND}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/KIND}}</select>
<label for="name">Tên</label>
<p class="bv-hint" id="name-hint">Ví dụ: Nghỉ hoán đổi dịp Quốc khánh.</p>
<input class="bv-input" id="name" name="name" value="{{NAME}}" autocomplete="off" aria-describedby="name-hint">
<label for="source">Theo văn bản</label>
<input class="bv-input" id="source" name="source" value="{{SOURCE}}" autocomplete="off">
<button class="btn btn-primary" type="submit">Ghi vào lịch</button>
</form></div>
<section class="card bv-section" aria-labelledby="da-ghi"><h2 id="da-ghi">Đã ghi thêm</h2>
<table class="bv-table bv-rows"><caption class="visually-hidden">Ngày đã ghi thêm</caption><thead><tr><th scope="col">Ngày</th><th scope="col">Là</th><th scope="col">Tên</th><th scope="col">Theo văn bản</th><th scope="col">Người ghi</th><th scope="col">Việc</th></tr></thead>
<tbody>{{#OWN}}<tr><th scope="row" data-head="Ngày">{{DAY}}, {{WEEKDAY}}</th><td data-head="Là">{{KIND}}</td><td data-head="Tên">{{NAME}}</td><td data-head="Theo văn bản">{{SOURCE}}</td><td data-head="Người ghi">{{BY}}</td><td data-head="Việc"><form method="post" action="/directives/calendar/days/{{ISO}}/removal">{{>CSRF}}<button class="btn btn-sm" type="submit">Bỏ</button></form></td></tr>
{{/OWN}}</tbody></table></section>
<section class="card bv-section" aria-labelledby="nam-nay"><h2 id="nam-nay">Năm nay và năm sau</h2>
<table class="bv-table bv-rows"><caption class="visually-hidden">Ngày nghỉ năm nay và năm sau</caption><thead><tr><th scope="col">Ngày</th><th scope="col">Là</th><th scope="col">Tên</th><th scope="col">Nguồn</th><th scope="col">Ghi chú</th></tr></thead>
<tbody>{{#NOTE}}<tr><th scope="row" data-head="Ngày">{{DAY}}, {{WEEKDAY}}</th><td data-head="Là">{{KIND}}</td><td data-head="Tên">{{NAME}}</td><td data-head="Nguồn">{{SOURCE}}</td><td data-head="Ghi chú">{{CERTAINTY}}</td></tr>
{{/NOTE}}</tbody></table></section>
