<nav class="bv-crumbs" aria-label="Đơn vị cấp trên"><ol><li><a href="/areas">Địa bàn</a></li><li aria-current="page">Danh sách đặc thù</li></ol></nav>
<h1>Danh sách đặc thù</h1>
<p class="bv-lead">Huyện nghèo, xã bãi ngang ven biển và các danh sách khác do văn bản ban hành; đơn vị vào, ra danh sách đều có ngày.</p>
{{#NONE}}<p class="card bv-section">Chưa có danh sách nào. Tạo danh sách đầu tiên ở dưới, rồi thêm đơn vị vào.</p>{{/NONE}}
{{#SOME}}
<div class="card bv-section">
<table class="bv-table bv-rows">
<caption class="visually-hidden">Các danh sách đặc thù</caption>
<thead><tr><th scope="col">Danh sách</th><th scope="col">Căn cứ</th><th scope="col" class="bv-number">Số đơn vị hôm nay</th></tr></thead>
<tbody>{{#LIST}}<tr><th scope="row" data-head="Danh sách"><a href="/areas/lists/{{ID}}">{{NAME}}</a></th><td data-head="Căn cứ">{{ACT}}</td><td class="bv-number" data-head="Số đơn vị">{{COUNT}}</td></tr>
{{/LIST}}</tbody>
</table>
</div>
{{/SOME}}
{{#EDIT}}
<details class="card bv-section bv-edit"{{#OPEN}} open{{/OPEN}}>
<summary>Tạo danh sách</summary>
<form method="post" action="/areas/lists" novalidate>
{{>CSRF}}
<label for="name">Tên danh sách</label>
<input class="bv-input" id="name" name="name" value="{{TYPED_NAME}}" autocomplete="off">
<label for="code">Mã danh sách</label>
<p class="bv-hint" id="code-hint">Chữ thường không dấu, chữ số, gạch nối; ví dụ huyen-ngheo-2021-2025.</p>
<input class="bv-input" id="code" name="code" value="{{TYPED_CODE}}" spellcheck="false" autocomplete="off" aria-describedby="code-hint">
<label for="act">Căn cứ</label>
<input class="bv-input" id="act" name="act" value="{{TYPED_ACT}}" spellcheck="false" autocomplete="off">
<button class="btn" type="submit">Tạo danh sách</button>
</form>
</details>
{{/EDIT}}
