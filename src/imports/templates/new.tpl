<nav class="bv-crumbs" aria-label="Trang cấp trên"><ol><li><a href="/imports">Nhập tệp</a></li><li aria-current="page">{{TITLE}}</li></ol></nav>
<h1>Nhập tệp: {{TITLE}}</h1>
<p class="bv-lead">{{INTRO}}</p>
<form method="post" action="{{ADDRESS}}" enctype="multipart/form-data" novalidate class="narrow-form" data-import-file data-plain-bytes="{{PLAIN_BYTES}}" data-file-bytes="{{FILE_BYTES}}">
{{>CSRF}}
<div class="field"><label for="file">Tệp</label><p class="hint" id="file-hint">.xlsx, .ods, .csv hoặc .xls, lớn nhất {{FILE_SIZE}}<span data-no-script> ({{PLAIN_SIZE}} nếu trình duyệt tắt JavaScript)</span>. Tiêu đề nằm ở dòng nào cũng được. Chưa ghi gì: máy cho xem trước.</p>
{{#FILE_ERROR}}<p class="bv-field-error" id="file-error"><span class="visually-hidden">Lỗi: </span>{{MESSAGE}}</p>{{/FILE_ERROR}}
<input class="form-control" type="file" id="file" name="file" accept=".xlsx,.ods,.csv,.xls,.txt" aria-describedby="file-hint"></div>
{{>SETTINGS}}
<p role="status" data-import-status></p>
<button class="btn btn-primary" type="submit">Đọc tệp và xem trước</button>
</form>
<details class="card bv-section bv-edit"><summary>Các cột nhận được</summary>
<table class="bv-table"><caption class="visually-hidden">Các cột nhận được</caption>
<thead><tr><th scope="col">Cột</th><th scope="col">Bắt buộc</th><th scope="col">Cũng hiểu là</th></tr></thead>
<tbody>
{{#COLUMN}}
<tr><th scope="row">{{HEADING}}</th><td>{{REQUIRED}}</td><td>{{SYNONYMS}}</td></tr>
{{/COLUMN}}
</tbody></table>
</details>
