<nav class="bv-crumbs" aria-label="Vị trí trang"><ol><li><a href="/documents">Văn bản</a></li><li><a href="{{OWN}}">{{TITLE}}</a></li><li aria-current="page">Sửa thông tin</li></ol></nav>
<h1>Sửa thông tin văn bản</h1>
{{#MEANWHILE}}
<section class="card bv-section" aria-labelledby="moi-nhat">
<h2 id="moi-nhat">Khác với bản đang lưu</h2>
<p>Bên dưới là nội dung anh/chị đã nhập. Bấm lưu lần nữa để thay bản đang lưu, hoặc chép lại giá trị muốn giữ.</p>
<table class="bv-table bv-rows"><caption class="visually-hidden">Khác nhau</caption>
<thead><tr><th scope="col">Mục</th><th scope="col">Anh/chị nhập</th><th scope="col">Đang lưu</th></tr></thead>
<tbody>{{#ROW}}<tr><th scope="row" data-head="Mục">{{NAME}}</th><td data-head="Anh/chị nhập">{{MINE}}</td><td data-head="Đang lưu">{{THEIRS}}</td></tr>{{/ROW}}</tbody></table>
</section>
{{/MEANWHILE}}
<div class="card bv-section bv-edit"><form method="post" action="{{OWN}}/head" novalidate>
{{>CSRF}}
<input type="hidden" name="seen" value="{{SEEN}}">
<label for="type">Loại văn bản</label>
<select class="bv-input" id="type" name="type"><option value="">Chọn loại</option>{{#TYPE}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/TYPE}}</select>
<label for="number">Số</label>
<input class="bv-input bv-input-date" id="number" name="number" value="{{NUMBER}}" autocomplete="off" spellcheck="false">
<label for="symbol">Ký hiệu</label>
<p class="bv-hint" id="symbol-hint">Phần sau dấu “/”, ví dụ UBND-VX.</p>
<input class="bv-input" id="symbol" name="symbol" value="{{SYMBOL}}" autocomplete="off" spellcheck="false" aria-describedby="symbol-hint">
<label for="date">Ngày ban hành</label>
<p class="bv-hint" id="date-hint">Ví dụ 27/3/2026. Văn bản để trống ngày thì ghi 3/2026.</p>
<input class="bv-input bv-input-date" id="date" name="date" value="{{DATE}}" autocomplete="off" aria-describedby="date-hint">
<label for="place">Địa danh</label>
<input class="bv-input" id="place" name="place" value="{{PLACE}}" autocomplete="off" spellcheck="false">
<label for="issuer">Cơ quan ban hành</label>
<input class="bv-input" id="issuer" name="issuer" value="{{ISSUER}}" autocomplete="off" spellcheck="false">
<label for="parent_issuer">Cơ quan chủ quản</label>
<input class="bv-input" id="parent_issuer" name="parent_issuer" value="{{PARENT_ISSUER}}" autocomplete="off" spellcheck="false">
<label for="subject">Trích yếu</label>
<textarea class="bv-input" id="subject" name="subject" rows="3">{{SUBJECT:p}}</textarea>
<label for="urgency">Độ khẩn</label>
<select class="bv-input" id="urgency" name="urgency">{{#URGENCY}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/URGENCY}}</select>
<label for="signer">Người ký</label>
<input class="bv-input" id="signer" name="signer" value="{{SIGNER}}" autocomplete="off" spellcheck="false">
<label for="signer_title">Chức vụ người ký</label>
<input class="bv-input" id="signer_title" name="signer_title" value="{{SIGNER_TITLE}}" autocomplete="off" spellcheck="false">
<label for="directed_by">Người chỉ đạo</label>
<p class="bv-hint" id="directed-hint">Người ra lệnh, khi khác người ký: “đồng chí … có ý kiến chỉ đạo”.</p>
<input class="bv-input" id="directed_by" name="directed_by" value="{{DIRECTED_BY}}" autocomplete="off" spellcheck="false" aria-describedby="directed-hint">
<label for="addressees">Kính gửi</label>
<p class="bv-hint" id="addressees-hint">Mỗi nơi một dòng.</p>
<textarea class="bv-input" id="addressees" name="addressees" rows="3" aria-describedby="addressees-hint">{{ADDRESSEES:p}}</textarea>
<label for="recipients">Nơi nhận</label>
<p class="bv-hint" id="recipients-hint">Mỗi nơi một dòng.</p>
<textarea class="bv-input" id="recipients" name="recipients" rows="5" aria-describedby="recipients-hint">{{RECIPIENTS:p}}</textarea>
{{#WHY}}
<label for="reason">Lý do sửa văn bản đã xác nhận</label>
<input class="bv-input" id="reason" name="reason" value="{{REASON}}" autocomplete="off">
{{/WHY}}
<button class="btn btn-primary" type="submit">Lưu</button>
</form></div>
