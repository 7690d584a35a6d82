<nav class="bv-crumbs" aria-label="Đơn vị cấp trên"><ol><li><a href="/areas">Địa bàn</a></li><li aria-current="page">Chờ quyết định</li></ol></nav>
<h1>Tên đơn vị chờ quyết định <span class="bv-soft">({{COUNT}})</span></h1>
<p class="bv-lead">Văn bản sắp xếp nêu các tên dưới đây, nhưng máy không biết chắc đó là đơn vị nào. Anh/chị chọn đúng đơn vị cũ; máy không tự đoán.</p>
{{#NONE}}<p class="card bv-section">Không còn tên nào chờ quyết định. Khi nhập một danh sách sắp xếp mới, những tên chưa rõ sẽ hiện ở đây.</p>{{/NONE}}
{{#PART}}
<section class="card bv-section" aria-labelledby="part-{{ID}}">
<h2 id="part-{{ID}}" tabindex="-1">“{{PRINTED}}”</h2>
<p>Hình thành <a href="{{ADDRESS}}">{{SUCCESSOR}}</a> từ {{SINCE}}{{#PLACE}} <span class="bv-soft">({{TEXT}} của tệp)</span>{{/PLACE}}. {{WHY}}</p>
{{#DECIDE}}
<form class="bv-choose" method="post" action="/areas/waiting/{{ID}}/decision" novalidate>
{{>CSRF}}
{{#FIELD_ERROR}}<p class="bv-field-error"><span class="visually-hidden">Lỗi: </span>{{MESSAGE}}</p>{{/FIELD_ERROR}}
<fieldset>
<legend class="visually-hidden">“{{PRINTED}}” là đơn vị nào</legend>
{{#CANDIDATE}}<label class="bv-choice"><input type="radio" name="unit" value="{{UNIT}}"> {{NAME}}</label>
{{/CANDIDATE}}
<div class="bv-choice-row"><label class="bv-choice"><input type="radio" name="unit" value="other"> Đơn vị khác, mã cũ</label><input class="bv-input bv-input-date" name="code" inputmode="numeric" autocomplete="off" aria-label="Mã của đơn vị khác"></div>
<label class="bv-choice"><input type="radio" name="unit" value="none"> Không phải đơn vị hành chính trong danh mục</label>
</fieldset>
<button class="btn" type="submit">Quyết định</button>
</form>
{{/DECIDE}}
</section>
{{/PART}}
