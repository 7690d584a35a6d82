<nav class="bv-crumbs" aria-label="Vị trí trang"><ol><li><a href="/directives/settlement">Sổ theo dõi giải quyết</a></li><li aria-current="page">Số đến {{ENTRY}}</li></ol></nav>
<h1>Số đến {{ENTRY}}: {{PAPER}}</h1>
<section class="card bv-section" aria-labelledby="facts"><h2 id="facts">Văn bản</h2><dl class="bv-facts">
<dt>Văn bản</dt><dd><a href="{{ADDRESS}}">{{PAPER}}</a></dd><dt>Trích yếu</dt><dd>{{SUBJECT}}</dd><dt>Ngày đến</dt><dd>{{DAY}}</dd><dt>Đơn vị hoặc người nhận</dt><dd>{{UNIT}}</dd><dt>Thời hạn</dt><dd>{{DUE}}</dd><dt>Văn bản trả lời</dt><dd>{{REPLY}}</dd></dl>
<p><a href="{{LINE}}">Sửa đơn vị, thời hạn, văn bản trả lời ở dòng sổ</a></p></section>
{{#FORM}}
<section class="card bv-section bv-edit" aria-labelledby="ket-qua-gq"><h2 id="ket-qua-gq">Kết quả giải quyết</h2>
<form method="post" action="{{OWN}}" novalidate>
{{>CSRF}}
<input type="hidden" name="seen" value="{{SEEN}}">
<label for="progress">Tiến độ</label><p class="bv-hint" id="progress-hint">Ví dụ: đã trình lãnh đạo Sở ngày 12/11.</p><input class="bv-input" id="progress" name="progress" value="{{PROGRESS}}" autocomplete="off" aria-describedby="progress-hint">
<label for="settled_on">Giải quyết xong ngày</label><p class="bv-hint" id="settled-hint">Bỏ trống nếu chưa xong.</p><input class="bv-input bv-input-date" id="settled_on" name="settled_on" value="{{SETTLED_ON}}" inputmode="numeric" autocomplete="off" aria-describedby="settled-hint">
<button class="btn btn-primary" type="submit">Ghi kết quả</button>
</form></section>
{{/FORM}}
{{#READ}}<section class="card bv-section"><h2>Kết quả giải quyết</h2><p>{{PROGRESS}}</p></section>{{/READ}}
