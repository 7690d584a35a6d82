<nav class="bv-crumbs" aria-label="Vị trí trang"><ol><li><a href="/documents">Văn bản</a></li><li><a href="/documents/matters">Hồ sơ công việc</a></li><li aria-current="page">Lập hồ sơ</li></ol></nav>
<h1>Lập hồ sơ</h1>
<div class="card bv-section bv-edit"><form method="post" action="/documents/matters" novalidate>
{{>CSRF}}
<label for="title">Tiêu đề</label>
<p class="bv-hint" id="title-hint">Việc gì, của ai, năm nào. Ví dụ: Rà soát hộ nghèo năm 2026.</p>
<input class="bv-input" id="title" name="title" value="{{MATTER_TITLE}}" autocomplete="off" aria-describedby="title-hint">
<label for="notation">Số, ký hiệu hồ sơ</label>
<p class="bv-hint" id="notation-hint">Theo danh mục hồ sơ của cơ quan, ví dụ 12.TH. Bỏ trống nếu chưa có.</p>
<input class="bv-input bv-input-date" id="notation" name="notation" value="{{NOTATION}}" autocomplete="off" spellcheck="false" aria-describedby="notation-hint">
<label for="holder">Người lập</label>
<input class="bv-input" id="holder" name="holder" value="{{HOLDER}}" autocomplete="off" spellcheck="false">
<label for="retention">Thời hạn bảo quản</label>
<select class="bv-input" id="retention" name="retention">{{#TERM}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/TERM}}</select>
<label for="opened_on">Bắt đầu</label>
<input class="bv-input bv-input-date" id="opened_on" name="opened_on" value="{{OPENED_ON}}" inputmode="numeric" autocomplete="off">
<label for="note">Ghi chú</label>
<input class="bv-input" id="note" name="note" value="{{NOTE}}" autocomplete="off">
<button class="btn btn-primary" type="submit">Lập hồ sơ</button>
</form></div>
