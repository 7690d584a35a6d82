<nav class="bv-crumbs" aria-label="Đơn vị cấp trên"><ol>
<li><a href="/areas">Địa bàn</a></li>
{{#ABOVE}}<li><a href="{{ADDRESS}}">{{NAME}}</a></li>{{/ABOVE}}
<li aria-current="page">{{NAME}}</li>
</ol></nav>
<div class="bv-head-row">
<h1>{{NAME}}</h1>
{{#ALIVE}}<span class="bv-tag bv-tag-good">{{STANDING}}</span>{{/ALIVE}}{{#GONE}}<span class="bv-tag bv-tag-plain">{{STANDING}}</span>{{/GONE}}
</div>
<form class="bv-as-of" method="get" action="{{OWN_ADDRESS}}">
<label for="on">Theo địa giới ngày</label>
<input class="bv-input bv-input-date" id="on" name="on" value="{{ON}}" inputmode="numeric" autocomplete="off" aria-describedby="on-hint">
<button class="btn bv-small-btn" type="submit">Xem</button>
<span class="visually-hidden" id="on-hint">Ví dụ 30/06/2025</span>
<span class="bv-as-of-quick">{{#QUICK}}<a href="{{ADDRESS}}"{{#CURRENT}} aria-current="true"{{/CURRENT}}>{{TEXT}}</a>{{/QUICK}}</span>
</form>
{{#ELSEWHEN}}<div class="banner banner-note"><strong>{{TEXT}}</strong>
<ul class="bv-plain-list">{{#HEIR}}<li><a href="{{ADDRESS}}">{{NAME}}</a>{{#PART}} <span class="bv-soft">(một phần)</span>{{/PART}}</li>{{/HEIR}}</ul>{{#MORE}}<p class="bv-soft">và {{COUNT}} đơn vị khác, xem ở dưới.</p>{{/MORE}}</div>{{/ELSEWHEN}}
{{#WAITING}}<div class="banner banner-warning">Còn {{COUNT}} tên trong văn bản sắp xếp chưa biết là đơn vị nào. <a href="/areas/waiting">Xem và quyết định</a></div>{{/WAITING}}
<div class="bv-area">
<div class="bv-area-main">
{{>MAPS}}
{{#HISTORY}}
<section class="card bv-section" aria-labelledby="{{ID}}">
<h2 id="{{ID}}">{{TITLE}} <span class="bv-soft">({{COUNT}})</span></h2>
<table class="bv-table bv-rows">
<caption class="visually-hidden">{{TITLE}}: {{NAME}}</caption>
<thead><tr><th scope="col">Đơn vị</th><th scope="col">Cách</th><th scope="col">Từ ngày</th><th scope="col">Căn cứ</th></tr></thead>
<tbody>{{#STEP}}<tr><th scope="row" data-head="Đơn vị"><a href="{{ADDRESS}}">{{OTHER}}</a></th><td data-head="Cách">{{CHANGE}}</td><td data-head="Từ ngày">{{SINCE}}</td><td data-head="Căn cứ">{{ACT}}{{#NOTE}} <span class="bv-soft">{{TEXT}}</span>{{/NOTE}}</td></tr>
{{/STEP}}</tbody>
</table>
</section>
{{/HISTORY}}
{{#CHILDREN}}
<section class="card bv-section" aria-labelledby="children">
<h2 id="children">Đơn vị trực thuộc <span class="bv-soft">({{COUNT}})</span></h2>
<table class="bv-table">
<caption class="visually-hidden">Đơn vị trực thuộc {{NAME}} ngày {{ON}}</caption>
<thead><tr><th scope="col">Mã</th><th scope="col">Tên</th><th scope="col">Loại</th></tr></thead>
<tbody>{{#CHILD}}<tr><td class="bv-code">{{CODE}}</td><th scope="row"><a href="{{ADDRESS}}">{{CHILD_NAME}}</a></th><td>{{KIND}}</td></tr>
{{/CHILD}}</tbody>
</table>
</section>
{{/CHILDREN}}
</div>
<div class="bv-area-side">
<section class="card bv-section" aria-labelledby="facts">
<h2 id="facts">Thông tin</h2>
<dl class="bv-facts">
<dt>Loại</dt><dd>{{KIND}}</dd>
{{#CODE}}<dt>Mã</dt><dd><span class="bv-code">{{TEXT}}</span>{{#WHEN}} <span class="bv-soft">{{PERIOD}}</span>{{/WHEN}}</dd>{{/CODE}}
<dt>Hiệu lực</dt><dd>{{VALIDITY}}</dd>
{{#FORMER}}<dt>Tên theo thời gian</dt>{{#TITLE_LINE}}<dd>{{TEXT}} <span class="bv-soft">{{PERIOD}}</span></dd>{{/TITLE_LINE}}{{/FORMER}}
{{#UNDER}}<dt>Cấp trên theo thời gian</dt>{{#PARENT_LINE}}<dd><a href="{{ADDRESS}}">{{TEXT}}</a> <span class="bv-soft">{{PERIOD}}</span></dd>{{/PARENT_LINE}}{{/UNDER}}
</dl>
</section>
{{#MEANINGS}}
<section class="card bv-section" aria-labelledby="meanings">
<h2 id="meanings">Mã {{CODE}} theo thời gian</h2>
<ul class="bv-plain-list">{{#MEANING}}<li><a href="{{ADDRESS}}">{{TEXT}}</a> <span class="bv-soft">{{PERIOD}}</span></li>{{/MEANING}}</ul>
<p class="bv-soft">Mã này đã đổi ý nghĩa: ghép số liệu theo mã phải kèm ngày.</p>
</section>
{{/MEANINGS}}
{{#LISTS}}
<section class="card bv-section" aria-labelledby="lists">
<h2 id="lists">Thuộc danh sách</h2>
<ul class="bv-plain-list">{{#MEMBERSHIP}}<li><a href="{{ADDRESS}}">{{TEXT}}</a> <span class="bv-soft">{{PERIOD}}{{#ACT}}, {{LEGAL_ACT}}{{/ACT}}</span></li>{{/MEMBERSHIP}}</ul>
</section>
{{/LISTS}}
{{#EDIT}}
<details class="card bv-section bv-edit"{{#OPEN}} open{{/OPEN}}>
<summary>Đổi tên hoặc loại</summary>
<form method="post" action="{{OWN_ADDRESS}}/title" novalidate>
{{>CSRF}}
<label for="name">Tên đầy đủ</label>
<input class="bv-input" id="name" name="name" value="{{TYPED_NAME}}" spellcheck="false" autocomplete="off">
<label for="from">Từ ngày</label>
<p class="bv-hint" id="from-hint">Ví dụ 30/04/2026. Để trống nếu chỉ sửa lỗi chính tả.</p>
<input class="bv-input bv-input-date" id="from" name="from" value="{{TYPED_FROM}}" inputmode="numeric" autocomplete="off" aria-describedby="from-hint">
<label for="act">Căn cứ</label>
<input class="bv-input" id="act" name="act" value="{{TYPED_ACT}}" spellcheck="false" autocomplete="off">
<button class="btn" type="submit">Lưu</button>
</form>
</details>
{{/EDIT}}
</div>
</div>
