<div class="bv-start">
<section aria-labelledby="title">
<h1 id="title">Đọc văn bản</h1>
<p class="bv-lead">Thả công văn, quyết định, kế hoạch vào đây. Máy đọc ra việc phải làm, ai làm, hạn nào, bao nhiêu tiền, và chỉ đúng chỗ ghi trong văn bản.</p>
<form class="bv-drop{{#WRONG}} is-wrong{{/WRONG}}" method="post" action="/documents/readings" enctype="multipart/form-data" novalidate data-upload="1" data-file-bytes="{{FILE_BYTES}}">
{{>CSRF}}
<span class="bv-drop-sheet" aria-hidden="true"></span>
<label class="bv-drop-title" for="files">Thả văn bản vào đây</label>
{{#FIELD_ERROR}}<p class="bv-field-error" id="files-error"><span class="visually-hidden">Lỗi: </span>{{MESSAGE}}</p>{{/FIELD_ERROR}}
<input class="bv-file" type="file" id="files" name="files" multiple accept=".txt,.docx,.doc,.rtf,.odt,.pdf,.png,.jpg,.jpeg,.tif,.tiff" aria-describedby="files-hint">
<label class="btn btn-primary bv-choose-file" for="files" aria-hidden="true">Chọn tệp trên máy</label>
<p class="bv-drop-hint" id="files-hint">Đọc được .docx, .doc, .odt, .pdf, .txt và bản quét .pdf, .png, .jpg, .tif. Chọn nhiều tệp một lần được. Mỗi tệp tối đa {{FILE_SIZE}}<span class="bv-plain-limit">; gửi cùng lúc tối đa {{FORM_SIZE}}</span>.</p>
<button class="btn btn-primary bv-send" type="submit">Đọc văn bản</button>
<ul class="bv-queue"></ul>
<p class="bv-promise" role="status"></p>
</form>
</section>
<section class="card bv-example" aria-labelledby="example">
<h2 id="example">Máy đọc ra gì?</h2>
<p class="bv-soft">Một câu trong công văn:</p>
<p class="bv-example-text"><span class="hl hl-duty" data-label="Việc">Đề nghị UBND các xã gửi danh sách hộ cần hỗ trợ</span> <span class="hl hl-deadline" data-label="Hạn">trước ngày 15/12</span> theo <span class="hl hl-reference" data-label="Văn bản">Quyết định số 24/QĐ-UBND</span>, tổng vốn <span class="hl hl-money" data-label="Tiền">1.250 triệu đồng</span>.</p>
<dl>
<dt>Ai làm</dt><dd><strong>UBND các xã</strong></dd>
<dt>Việc</dt><dd>gửi danh sách hộ cần hỗ trợ</dd>
<dt>Hạn</dt><dd><strong>trước 15/12</strong> <span class="bv-tag bv-tag-soon">còn 5 ngày</span></dd>
<dt>Theo</dt><dd>24/QĐ-UBND</dd>
<dt>Vốn</dt><dd>1.250 triệu đồng</dd>
</dl>
<p class="bv-soft bv-example-more">Thêm: chỉ tiêu, bảng tình hình, số cộng không khớp, chỗ còn để trống. Tải về Excel, in ra giấy được.</p>
</section>
</div>
<p class="bv-promise"><strong>Chưa lưu gì:</strong> kết quả chỉ để xem, sẽ xóa sau 30 phút.</p>
<section class="bv-gallery" aria-labelledby="samples">
<h2 id="samples">Văn bản mẫu</h2>
<p class="bv-soft">Chưa có văn bản trong tay? Mở thử một mẫu do chúng tôi tự soạn, tên người và số liệu không có thật.</p>
<ul class="bv-samples">
{{#SAMPLE}}
<li class="card bv-sample"><a href="/documents/samples/{{NAME:u}}">{{TITLE}}</a><p>{{SHOWS}}</p></li>
{{/SAMPLE}}
</ul>
</section>
