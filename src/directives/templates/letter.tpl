<nav class="bv-crumbs bv-no-print" aria-label="Vị trí trang"><ol><li><a href="/directives">Điều hành</a></li><li><a href="/directives/letters">Văn bản soạn</a></li><li aria-current="page">{{HEADING}}</li></ol></nav>
<div class="bv-head-row bv-no-print"><h1>{{HEADING}}</h1><span class="bv-tag {{TONE}}">{{STATE}}</span></div>
<p class="bv-subject bv-no-print" id="main-error">{{SUBJECT}}</p>
<div class="bv-area">
<div class="bv-area-main">
{{#COPIES}}<nav class="bv-letter-copies bv-no-print" aria-label="Từng văn bản">{{#COPY}}<a href="{{ADDRESS}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{NAME}}</a>{{/COPY}}{{#MORE}} <span class="bv-soft">{{TEXT}}</span>{{/MORE}}</nav>{{/COPIES}}
{{>PAPER}}
</div>
<div class="bv-area-side bv-no-print">
{{#EDIT}}<section class="card bv-section" aria-labelledby="sua"><h2 id="sua">Dự thảo</h2><p>{{WHO}}</p><p class="bv-inline"><a class="btn btn-primary" href="{{OWN}}/content">Sửa nội dung, nơi nhận, người ký</a></p></section>{{/EDIT}}
<section class="card bv-section" aria-labelledby="tep"><h2 id="tep">Tệp</h2>
<ul class="bv-plain-list">{{#FILE}}<li><a href="{{ADDRESS}}">{{TEXT}}</a></li>{{/FILE}}</ul>
{{#PRINT}}<form method="post" action="{{OWN}}/print" novalidate>{{>CSRF}}<button class="btn btn-sm" type="submit">Tạo PDF</button></form>{{/PRINT}}
{{#PRINTING}}<p role="status">{{TEXT}}</p><p><a class="btn btn-sm" href="{{OWN}}">Xem đã xong chưa</a></p>{{/PRINTING}}
{{#PRINT_FAILED}}<p class="bv-remark">{{TEXT}}</p>{{/PRINT_FAILED}}
{{#NO_PRINT}}<p class="bv-soft">Máy chủ chưa cài LibreOffice nên không tạo được PDF; mở tệp .docx bằng Word để in.</p>{{/NO_PRINT}}
</section>
{{#ISSUE}}
<section class="card bv-section bv-edit" aria-labelledby="phat-hanh"><h2 id="phat-hanh">Phát hành</h2>
{{#NO_BOOK}}<p>Cơ quan ban hành chưa có sổ văn bản đi mà anh/chị giữ. <a href="/documents/books">Mở sổ</a></p>{{/NO_BOOK}}
{{#FORM}}<form method="post" action="{{OWN}}/issue" novalidate>
{{>CSRF}}<input type="hidden" name="seen" value="{{SEEN}}">
<label for="book">Sổ văn bản đi</label>
<select class="bv-input" id="book" name="book">{{#BOOK}}<option value="{{ID}}">{{NAME}} (số tiếp theo {{NEXT}})</option>{{/BOOK}}</select>
<label for="day">Ngày ban hành</label>
<input class="bv-input bv-input-date" id="day" name="day" value="{{DAY}}" inputmode="numeric" autocomplete="off">
<p class="bv-hint">{{WHAT}}</p>
<button class="btn btn-primary" type="submit">Cấp số và phát hành</button>
</form>{{/FORM}}
</section>
{{/ISSUE}}
{{#WAIT}}<section class="card bv-section"><h2>Phát hành</h2><p>Văn thư cấp số và phát hành khi dự thảo đã xong.</p></section>{{/WAIT}}
{{#ISSUED}}
<section class="card bv-section" aria-labelledby="so"><h2 id="so">Đã phát hành</h2><p>{{WHO}}</p>
<ul class="bv-plain-list">{{#NUMBER}}<li><a href="{{ADDRESS}}">{{TEXT}}</a> <span class="bv-soft">{{TO}}</span>{{#SIGNED}} <span class="bv-tag bv-tag-good">Đã có bản ký</span>{{/SIGNED}}</li>{{/NUMBER}}</ul>
{{#MORE}}<p class="bv-soft">{{TEXT}}</p>{{/MORE}}
<p class="bv-soft">In, ký, đóng dấu, quét rồi gửi tệp ở trang <a href="/documents/intake">Nhận văn bản</a>: mã QR đưa bản ký về đúng văn bản.</p>
</section>
{{/ISSUED}}
{{#DROP}}<details class="card bv-section bv-edit"><summary>Bỏ dự thảo</summary><form method="post" action="{{OWN}}/removal" novalidate>{{>CSRF}}<p>Dự thảo chưa có số; bỏ rồi thì không phát hành được nữa.</p><button class="btn" type="submit">Bỏ dự thảo</button></form></details>{{/DROP}}
</div>
</div>
