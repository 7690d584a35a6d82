<nav class="bv-crumbs" aria-label="Vị trí trang"><ol><li><a href="/directives">Điều hành</a></li><li><a href="/directives/letters">Văn bản soạn</a></li><li aria-current="page">Mẫu văn bản</li></ol></nav>
<h1>Mẫu văn bản</h1>
<p class="bv-lead" id="main-error">Mẫu là tệp .docx có các trường trong hai dấu ngoặc nhọn. Tải mẫu về, sửa bằng Word, nạp lên thành bản mới; văn bản đã phát hành giữ nguyên.</p>
<table class="bv-table bv-rows"><caption>Đang dùng và các bản trước</caption><thead><tr><th scope="col">Loại</th><th scope="col">Bản</th><th scope="col">Tệp</th><th scope="col">Ai nạp</th><th scope="col">Tình trạng</th></tr></thead>
<tbody>{{#ROW}}<tr><th scope="row" data-head="Loại">{{KIND}}</th><td data-head="Bản">{{VERSION}}</td><td data-head="Tệp"><a href="{{ADDRESS}}">{{NAME}}</a></td><td data-head="Ai nạp">{{WHO}}</td><td data-head="Tình trạng">{{STATE}}{{#RETIRE}} <form class="bv-inline" method="post" action="{{ACTION}}" novalidate>{{>CSRF}}<button class="btn btn-sm" type="submit">Thôi dùng bản {{NUMBER}}</button></form>{{/RETIRE}}</td></tr>
{{/ROW}}</tbody></table>
{{#UPLOAD}}
<section class="card bv-section bv-edit" aria-labelledby="nap"><h2 id="nap">Nạp mẫu của cơ quan</h2>
<form method="post" action="/directives/letters/forms" enctype="multipart/form-data" novalidate>
{{>CSRF}}
<label for="kind">Loại văn bản</label>
<select class="bv-input" id="kind" name="kind">{{#KIND}}<option value="{{VALUE}}">{{TEXT}}</option>{{/KIND}}</select>
<label for="file">Tệp .docx</label>
<input class="bv-input" id="file" name="file" type="file" accept=".docx">
<button class="btn btn-primary" type="submit">Kiểm tra và nạp</button>
</form></section>
{{/UPLOAD}}
<section class="card bv-section" aria-labelledby="truong"><h2 id="truong">Các trường của mẫu</h2>
<table class="bv-table bv-rows"><caption class="visually-hidden">Các trường của mẫu</caption><thead><tr><th scope="col">Trường</th><th scope="col">Là gì</th><th scope="col">Bắt buộc</th></tr></thead>
<tbody>{{#FIELD}}<tr><th scope="row" data-head="Trường"><code>{{FIELD_NAME}}</code></th><td data-head="Là gì">{{TEXT}}</td><td data-head="Bắt buộc">{{NEEDED}}</td></tr>
{{/FIELD}}</tbody></table>
</section>
