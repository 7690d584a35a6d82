<nav class="bv-crumbs" aria-label="Vị trí trang"><ol><li><a href="/directives/tables">Bảng tổng hợp</a></li><li><a href="{{OWN}}">{{TABLE}}</a></li><li aria-current="page">Lấy từ sổ văn bản</li></ol></nav>
<h1>Lấy từ sổ văn bản</h1>
<p>Văn bản đã xác nhận do chính các đơn vị trong bảng ban hành. Loại: {{TYPES}}. Trích yếu: {{ABOUT}}.{{#BEGINS}} Từ ngày {{DAY}}.{{/BEGINS}} Đổi điều kiện ở mục “Sửa thông tin bảng”.</p>
{{#THERE}}<p class="bv-soft">{{COUNT}} đơn vị đã có đúng số văn bản trong bảng.</p>{{/THERE}}
{{#NO_COLUMN}}<p class="card bv-section">Bảng không có cột “Số, ngày văn bản”, nên không lấy được từ sổ.</p>{{/NO_COLUMN}}
{{#NONE}}<p class="card bv-section">Không còn văn bản nào trong sổ phù hợp với bảng này.</p>{{/NONE}}
{{#FORM}}
<form method="post" action="{{OWN}}/register" novalidate>
{{>CSRF}}
<input type="hidden" name="seen" value="{{SEEN}}">
{{#ROW}}
<fieldset class="card bv-section bv-choose"><legend class="bv-grid-legend">{{LABEL}}</legend>
<p class="bv-soft">Đang ghi: {{NOW}}</p>
{{#PAPER}}<label class="bv-choice"><input type="radio" name="take-{{ID}}" value="{{PAPER_ID}}"{{#CHOSEN}} checked{{/CHOSEN}}> {{TEXT}}</label><p class="bv-soft">{{SUBJECT}} <a href="{{ADDRESS}}">xem văn bản<span class="visually-hidden"> {{TEXT}}</span></a></p>
{{/PAPER}}<label class="bv-choice"><input type="radio" name="take-{{ID}}" value=""{{#KEEP}} checked{{/KEEP}}> Giữ nguyên ô này</label>
</fieldset>
{{/ROW}}
{{#SEND}}<button class="btn btn-primary" type="submit">Ghi vào bảng</button>{{/SEND}}
{{#LOOK_ONLY}}<p>Chỉ cơ quan lập bảng ghi được.</p>{{/LOOK_ONLY}}
</form>
{{/FORM}}
