<nav class="bv-crumbs" aria-label="Đơn vị cấp trên"><ol><li><a href="/areas">Địa bàn</a></li><li><a href="/areas/lists">Danh sách đặc thù</a></li><li aria-current="page">{{NAME}}</li></ol></nav>
<h1>{{NAME}}</h1>
<p class="bv-lead">{{ACT}}</p>
<form class="bv-as-of" method="get" action="/areas/lists/{{ID}}">
<label for="on">Thành viên ngày</label>
<input class="bv-input bv-input-date" id="on" name="on" value="{{ON}}" inputmode="numeric" autocomplete="off" aria-describedby="on-hint">
<button class="btn bv-small-btn" type="submit">Xem</button>
<span class="visually-hidden" id="on-hint">Ví dụ 30/06/2025</span>
</form>
{{#NONE}}<p class="card bv-section">Ngày {{ON}} danh sách chưa có đơn vị nào. Chọn ngày khác, hoặc thêm đơn vị ở dưới.</p>{{/NONE}}
{{#SOME}}
<div class="card bv-section">
<table class="bv-table bv-rows">
<caption class="visually-hidden">Đơn vị trong danh sách {{NAME}} ngày {{ON}}</caption>
<thead><tr><th scope="col">Mã</th><th scope="col">Đơn vị</th><th scope="col">Thời gian</th><th scope="col">Căn cứ</th>{{#EDITABLE}}<th scope="col">Ra khỏi danh sách</th>{{/EDITABLE}}</tr></thead>
<tbody>{{#MEMBER}}<tr><td class="bv-code" data-head="Mã">{{CODE}}</td><th scope="row" data-head="Đơn vị"><a href="{{ADDRESS}}">{{AREA}}</a></th><td data-head="Thời gian">{{PERIOD}}</td><td data-head="Căn cứ">{{MEMBER_ACT}}</td>{{#END}}<td data-head="Ra khỏi danh sách"><form class="bv-inline-form" method="post" action="/areas/lists/{{ID}}/members/{{MEMBERSHIP}}/end" novalidate>{{>CSRF}}<input class="bv-input bv-input-date" name="until" inputmode="numeric" autocomplete="off" placeholder="ngày cuối" aria-label="Ngày cuối của {{AREA}} trong danh sách"> <button class="btn bv-small-btn" type="submit">Kết thúc</button></form></td>{{/END}}</tr>
{{/MEMBER}}</tbody>
</table>
</div>
{{/SOME}}
{{#EDIT}}
<details class="card bv-section bv-edit"{{#OPEN}} open{{/OPEN}}>
<summary>Thêm đơn vị</summary>
<form method="post" action="/areas/lists/{{ID}}/members" novalidate>
{{>CSRF}}
<label for="code">Mã đơn vị</label>
<p class="bv-hint" id="code-hint">Mã có hiệu lực vào ngày bắt đầu ở dưới.</p>
<input class="bv-input bv-input-date" id="code" name="code" value="{{TYPED_CODE}}" inputmode="numeric" autocomplete="off" aria-describedby="code-hint">
<label for="from">Từ ngày</label>
<input class="bv-input bv-input-date" id="from" name="from" value="{{TYPED_FROM}}" inputmode="numeric" autocomplete="off">
<label for="until">Đến hết ngày</label>
<p class="bv-hint" id="until-hint">Để trống nếu chưa kết thúc.</p>
<input class="bv-input bv-input-date" id="until" name="until" value="{{TYPED_UNTIL}}" inputmode="numeric" autocomplete="off" aria-describedby="until-hint">
<label for="act">Căn cứ</label>
<input class="bv-input" id="act" name="act" value="{{TYPED_ACT}}" spellcheck="false" autocomplete="off">
<button class="btn" type="submit">Thêm</button>
</form>
</details>
{{/EDIT}}
