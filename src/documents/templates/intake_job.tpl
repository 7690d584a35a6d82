<nav class="bv-crumbs" aria-label="Vị trí trang"><ol><li><a href="/documents">Văn bản</a></li><li><a href="/documents/intake">Nhận văn bản</a></li><li aria-current="page">{{NAME}}</li></ol></nav>
<div class="bv-head-row"><h1>{{NAME}}</h1><span class="bv-tag bv-tag-plain">{{STATE}}</span></div>
<p class="bv-lead">{{SIZE}}, {{BY}} gửi lúc {{AT}}.</p>
{{#WORKING}}<div class="banner banner-note">Máy đang đọc tệp này. Bản quét nhiều trang mất vài phút; có thể đóng trang.</div>{{/WORKING}}
{{#TROUBLE}}<div class="banner banner-warning"><p><strong>{{MESSAGE}}</strong> {{MEND}}</p></div>{{/TROUBLE}}
{{#DECIDED}}<p>{{WHO}} đã xử lý. {{REASON}}</p>{{/DECIDED}}
{{#DUPLICATE}}
<div class="banner banner-warning"><p><strong>Nghi trùng, chưa vào sổ.</strong> {{WHY}}</p></div>
{{#GONE}}<p>Văn bản giống tệp này không còn xem được. Chọn cách xử lý ở dưới.</p>{{/GONE}}
{{#THERE}}
<div class="bv-list-scroll" role="group" aria-label="Bảng: so sánh hai văn bản" tabindex="0">
<table class="bv-table bv-compare">
<caption class="visually-hidden">So sánh tệp mới gửi với văn bản đã có</caption>
<thead><tr><th scope="col">Mục</th><th scope="col">Tệp mới gửi</th><th scope="col">Đã có: <a href="{{PAPER}}">{{TITLE}}</a></th></tr></thead>
<tbody>
{{#FIELD}}<tr><th scope="row">{{TERM}}{{#DIFFERS}} <span class="bv-tag bv-tag-soon">khác</span>{{/DIFFERS}}</th><td>{{NEW}}</td><td>{{OLD}}</td></tr>
{{/FIELD}}
</tbody>
</table>
</div>
<div class="bv-compare-texts">
<section aria-labelledby="new-text"><h2 id="new-text">Phần đầu của tệp mới gửi</h2><div class="card bv-compare-text" tabindex="0" role="group" aria-labelledby="new-text">{{NEW_TEXT}}</div></section>
<section aria-labelledby="old-text"><h2 id="old-text">Phần đầu của văn bản đã có</h2><div class="card bv-compare-text" tabindex="0" role="group" aria-labelledby="old-text">{{OLD_TEXT}}</div></section>
</div>
{{/THERE}}
<div class="bv-compare-acts">
<form class="card bv-section bv-edit" method="post" action="{{OWN}}/decision">
{{>CSRF}}<input type="hidden" name="verdict" value="drop">
<h2>Là một văn bản</h2><p>Bỏ tệp mới gửi, giữ văn bản đã có.</p>
<button class="btn btn-primary" type="submit">Bỏ tệp này</button>
</form>
<form class="card bv-section bv-edit" method="post" action="{{OWN}}/decision">
{{>CSRF}}<input type="hidden" name="verdict" value="attach">
{{#SIGNED}}<h2>Là bản ký</h2><p>Tệp mới gửi là bản đã ký, đóng dấu của văn bản đã có.</p>{{/SIGNED}}{{#ATTACHED}}<h2>Là tệp kèm theo</h2><p>Tệp mới gửi là phụ lục hoặc bản khác của văn bản đã có.</p>{{/ATTACHED}}
<button class="btn" type="submit">Gắn vào văn bản đã có</button>
</form>
<form class="card bv-section bv-edit" method="post" action="{{OWN}}/decision" novalidate>
{{>CSRF}}<input type="hidden" name="verdict" value="take">
<h2>Là văn bản khác</h2>
<label for="reason">Lý do vẫn nhận</label>
<input class="bv-input" id="reason" name="reason" value="{{REASON}}" maxlength="500" autocomplete="off">
<button class="btn" type="submit">Vẫn nhận</button>
</form>
</div>
{{/DUPLICATE}}
{{#FAILED}}
<div class="bv-compare-acts">
<form class="card bv-section bv-edit" method="post" action="{{OWN}}/retry">
{{>CSRF}}
<h2>Đọc lại</h2><p>Khi máy chủ vừa được sửa, hoặc lúc trước máy bận.</p>
<button class="btn" type="submit">Đọc lại tệp</button>
</form>
<form class="card bv-section bv-edit" method="post" action="{{OWN}}/decision" novalidate>
{{>CSRF}}<input type="hidden" name="verdict" value="attach">
<h2>Là tệp kèm theo</h2>
<label for="paper">Số của văn bản trong hệ thống</label>
<p class="bv-hint" id="paper-hint">Số ở cuối đường dẫn khi mở văn bản, ví dụ 12 của /documents/papers/12.</p>
<input class="bv-input" id="paper" name="paper" inputmode="numeric" autocomplete="off" aria-describedby="paper-hint">
<button class="btn" type="submit">Gắn vào văn bản đó</button>
</form>
<form class="card bv-section bv-edit" method="post" action="{{OWN}}/decision">
{{>CSRF}}<input type="hidden" name="verdict" value="drop">
<h2>Bỏ</h2><p>Xóa tệp này khỏi máy chủ.</p>
<button class="btn" type="submit">Bỏ tệp này</button>
</form>
</div>
{{/FAILED}}
