<nav class="bv-crumbs" aria-label="Vị trí trang"><ol><li><a href="/documents">Văn bản</a></li><li aria-current="page">Nhận văn bản</li></ol></nav>
<form class="bv-drop bv-intake" method="post" action="/documents/intake" enctype="multipart/form-data" novalidate data-intake="{{BATCH}}" data-file-bytes="{{FILE_BYTES}}">
{{>CSRF}}
<input type="hidden" name="batch" value="{{BATCH}}">
<label class="bv-drop-title" for="files">Thả văn bản vào đây để đưa vào sổ</label>
<input class="bv-file" type="file" id="files" name="files" multiple aria-describedby="files-hint">
<label class="btn btn-primary bv-choose-file" for="files" aria-hidden="true">Chọn tệp trên máy</label>
<p class="bv-drop-hint" id="files-hint">Nhận .docx, .doc, .odt, .pdf, .txt và bản quét .pdf, .png, .jpg, .tif; cả nghìn tệp một lần cũng được. Mỗi tệp tối đa {{FILE_SIZE}}<span class="bv-plain-limit">; gửi cùng lúc tối đa {{FORM_SIZE}}</span>. Không đưa vào đây văn bản có dấu mật.</p>
<button class="btn btn-primary bv-send" type="submit">Gửi vào sổ</button>
<p class="bv-intake-total" role="status"></p>
<ul class="bv-queue"></ul>
</form>
{{#BATCH_TOLD}}
<p class="bv-batch-told" role="status">Lần gửi này có {{COUNT}} tệp. {{#STATE}}{{TEXT}}: <a href="{{ADDRESS}}">{{NUMBER}}</a>{{#STATE_separator}} · {{/STATE_separator}}{{/STATE}}</p>
{{/BATCH_TOLD}}
