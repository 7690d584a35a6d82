<nav class="bv-crumbs" aria-label="Vị trí trang"><ol><li><a href="/directives">Điều hành</a></li><li><a href="/directives/letters">Văn bản soạn</a></li><li><a href="{{OWN}}">{{HEADING}}</a></li><li aria-current="page">Sửa</li></ol></nav>
<h1>Sửa {{HEADING}}</h1>
<form class="card bv-section bv-edit bv-letter-edit" method="post" action="{{OWN}}/content" novalidate id="main-error">
{{>CSRF}}<input type="hidden" name="seen" value="{{SEEN}}">
<fieldset><legend>Nội dung</legend>
<label for="subject">Trích yếu</label>
<p class="bv-hint" id="subject-hint">Không ghi “V/v”: máy tự ghi.</p>
<textarea class="bv-input" id="subject" name="subject" rows="2" aria-describedby="subject-hint">{{SUBJECT:p}}</textarea>
<label for="opening">Trước bảng</label>
<p class="bv-hint" id="opening-hint">Mỗi đoạn một dòng.</p>
<textarea class="bv-input" id="opening" name="opening" rows="6" aria-describedby="opening-hint">{{OPENING:p}}</textarea>
{{#FACTS}}<p class="bv-soft">{{TEXT}}</p>{{/FACTS}}
<label for="closing">Sau bảng</label>
<textarea class="bv-input" id="closing" name="closing" rows="5">{{CLOSING:p}}</textarea>
</fieldset>
<fieldset><legend>Nơi gửi</legend>
<label for="mode">Gửi thế nào</label>
<select class="bv-input" id="mode" name="mode">{{#MODE}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/MODE}}</select>
<label for="addressees">Kính gửi</label>
<p class="bv-hint" id="addressees-hint">Mỗi nơi một dòng. Bỏ một nơi thì các hàng của nơi đó trong bảng cũng bỏ.</p>
<textarea class="bv-input" id="addressees" name="addressees" rows="6" aria-describedby="addressees-hint">{{ADDRESSEES:p}}</textarea>
<label for="recipients">Nơi nhận</label>
<p class="bv-hint" id="recipients-hint">Mỗi nơi một dòng, dòng cuối là “Lưu: VT, …”.</p>
<textarea class="bv-input" id="recipients" name="recipients" rows="4" aria-describedby="recipients-hint">{{RECIPIENTS:p}}</textarea>
</fieldset>
<fieldset><legend>Cơ quan ban hành</legend>
{{#BODIES}}<label for="body">Ban hành với tư cách</label>
<select class="bv-input" id="body" name="body">{{#BODY}}<option value="{{ID}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{NAME}}</option>{{/BODY}}</select>{{/BODIES}}
<label for="parent_issuer">Cơ quan chủ quản</label>
<p class="bv-hint" id="parent-hint">In ở dòng trên, chữ thường cũng được: máy tự viết hoa. Ủy ban nhân dân không ghi.</p>
<textarea class="bv-input" id="parent_issuer" name="parent_issuer" rows="2" aria-describedby="parent-hint">{{PARENT_ISSUER:p}}</textarea>
<label for="issuer">Cơ quan ban hành</label>
<textarea class="bv-input" id="issuer" name="issuer" rows="2">{{ISSUER:p}}</textarea>
<label for="symbol">Ký hiệu</label>
<p class="bv-hint" id="symbol-hint">Phần sau dấu “/”, ví dụ UBND-KT.</p>
<input class="bv-input bv-input-date" id="symbol" name="symbol" value="{{SYMBOL}}" autocomplete="off" spellcheck="false" aria-describedby="symbol-hint">
<label for="place">Địa danh</label>
<input class="bv-input" id="place" name="place" value="{{PLACE}}" autocomplete="off">
</fieldset>
<fieldset><legend>Người ký</legend>
<label for="capacity">Thẩm quyền ký</label>
<select class="bv-input" id="capacity" name="capacity">{{#CAPACITY}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/CAPACITY}}</select>
<label for="collective">Thay mặt tập thể (TM.)</label>
<p class="bv-hint" id="collective-hint">Ví dụ Ủy ban nhân dân. Bỏ trống nếu không ký thay mặt.</p>
<input class="bv-input" id="collective" name="collective" value="{{COLLECTIVE}}" autocomplete="off" aria-describedby="collective-hint">
<label for="principal">Chức vụ người được ký thay</label>
<p class="bv-hint" id="principal-hint">Chỉ ghi khi ký KT., TL., TUQ. Ví dụ Chủ tịch.</p>
<input class="bv-input" id="principal" name="principal" value="{{PRINCIPAL}}" autocomplete="off" aria-describedby="principal-hint">
<label for="chief">Người đứng đầu đơn vị ký thừa lệnh</label>
<p class="bv-hint" id="chief-hint">Chỉ ghi khi cấp phó của đơn vị ký TL., ví dụ Chánh Văn phòng.</p>
<input class="bv-input" id="chief" name="chief" value="{{CHIEF}}" autocomplete="off" aria-describedby="chief-hint">
<label for="post">Chức vụ người ký</label>
<input class="bv-input" id="post" name="post" value="{{POST}}" autocomplete="off">
<label for="name">Họ tên người ký</label>
<input class="bv-input" id="name" name="name" value="{{NAME}}" autocomplete="off" spellcheck="false">
</fieldset>
<p class="bv-inline"><button class="btn btn-primary" type="submit">Lưu dự thảo</button><a class="btn" href="{{OWN}}">Thôi</a></p>
</form>
