<nav class="bv-crumbs" aria-label="Vị trí trang"><ol><li><a href="/documents">Văn bản</a></li><li><a href="{{OWN}}">{{TITLE}}</a></li><li aria-current="page">Căn cứ và liên quan</li></ol></nav>
<h1>Căn cứ và văn bản liên quan</h1>
{{#ALONE}}<p class="card bv-section">Văn bản không viện dẫn văn bản nào có số, và chưa văn bản nào trong sổ viện dẫn nó.</p>{{/ALONE}}
{{#TWO_DATES}}<div class="banner banner-note">Một số, hai ngày: {{TEXT}}. Một trong các ngày ghi sai, hoặc đó là văn bản của hai cơ quan.</div>{{/TWO_DATES}}
{{#GRAPH}}
<div class="card bv-section bv-graph-box">
<svg class="bv-graph" viewBox="0 0 960 {{HEIGHT}}" width="960" height="{{HEIGHT}}" aria-hidden="true" focusable="false">
{{#LEFT}}<line class="bv-graph-edge" x1="290" y1="{{MIDDLE}}" x2="340" y2="{{CENTRE_Y}}"></line>
<rect class="bv-graph-node{{#MISSING}} is-missing{{/MISSING}}{{#DOUBT}} is-doubtful{{/DOUBT}}" x="10" y="{{Y}}" width="280" height="32" rx="4"></rect><text x="22" y="{{TEXT_Y}}">{{TEXT}}</text>{{/LEFT}}
{{#RIGHT}}<line class="bv-graph-edge" x1="620" y1="{{CENTRE_Y}}" x2="670" y2="{{MIDDLE}}"></line>
<rect class="bv-graph-node" x="670" y="{{Y}}" width="280" height="32" rx="4"></rect><text x="682" y="{{TEXT_Y}}">{{TEXT}}</text>{{/RIGHT}}
<rect class="bv-graph-node is-own" x="340" y="{{CENTRE}}" width="280" height="32" rx="4"></rect><text x="352" y="{{CENTRE_TEXT}}">{{TITLE}}</text>
</svg>
<p class="bv-soft">Bên trái: văn bản làm căn cứ (nét đứt: chưa có trong sổ). Bên phải: văn bản dựa vào văn bản này.{{#MORE}} Còn {{COUNT}} văn bản nữa ở bảng dưới.{{/MORE}}</p>
</div>
{{/GRAPH}}
{{#BASES}}
<section class="card bv-section" aria-labelledby="can-cu"><h2 id="can-cu">Dựa vào <span class="bv-soft">({{COUNT}})</span></h2>
<table class="bv-table bv-rows"><caption class="visually-hidden">Văn bản được viện dẫn</caption>
<thead><tr><th scope="col">Văn bản được viện dẫn</th><th scope="col">Ngày ghi khi viện dẫn</th><th scope="col">Trong sổ</th><th scope="col">Đối chiếu</th></tr></thead>
<tbody>{{#BASE}}<tr><th scope="row" data-head="Văn bản được viện dẫn">{{PRINTED}}</th><td data-head="Ngày ghi khi viện dẫn">{{PRINTED_DATE}}</td><td data-head="Trong sổ">{{#FOUND}}<a href="{{ADDRESS}}">{{TEXT}}</a> {{SUBJECT}}{{/FOUND}}</td><td data-head="Đối chiếu">{{#GOOD}}<span class="bv-tag bv-tag-good">{{TEXT}}</span>{{/GOOD}}{{#PLAIN}}<span class="bv-tag bv-tag-plain">{{TEXT}}</span>{{/PLAIN}}{{#LATE}}<span class="bv-tag bv-tag-late">{{TEXT}}</span> {{/LATE}}</td></tr>
{{/BASE}}</tbody></table></section>
{{/BASES}}
{{#FOLLOWERS}}
<section class="card bv-section" aria-labelledby="dua-vao"><h2 id="dua-vao">Được dựa vào bởi <span class="bv-soft">({{COUNT}})</span></h2>
<table class="bv-table bv-rows"><caption class="visually-hidden">Văn bản viện dẫn văn bản này</caption>
<thead><tr><th scope="col">Văn bản</th><th scope="col">Ngày</th><th scope="col">Trích yếu</th></tr></thead>
<tbody>{{#FOLLOWER}}<tr><th scope="row" data-head="Văn bản">{{#PAPER}}<a href="{{ADDRESS}}">{{TEXT}}</a>{{/PAPER}}</th><td data-head="Ngày">{{DATE}}</td><td data-head="Trích yếu">{{SUBJECT}}</td></tr>
{{/FOLLOWER}}</tbody></table>
{{#MORE}}<p class="bv-soft">Chỉ hiện các văn bản mới nhất.</p>{{/MORE}}</section>
{{/FOLLOWERS}}
{{#RELATIONS}}
<section class="card bv-section" aria-labelledby="quan-he"><h2 id="quan-he">Quan hệ</h2>
<table class="bv-table bv-rows"><caption class="visually-hidden">Quan hệ với văn bản khác</caption>
<thead><tr><th scope="col">Quan hệ</th><th scope="col">Văn bản</th><th scope="col">Tình trạng</th><th scope="col">Việc</th></tr></thead>
<tbody>{{#RELATION}}<tr><th scope="row" data-head="Quan hệ">{{KIND}}</th><td data-head="Văn bản">{{#KNOWN}}<a href="{{ADDRESS}}">{{TEXT}}</a>{{/KNOWN}}{{#UNKNOWN}}{{TEXT}} <span class="bv-soft">(chưa có trong sổ)</span>{{/UNKNOWN}}</td><td data-head="Tình trạng">{{STATE}}</td><td data-head="Việc">{{#ACTS}}<form method="post" action="{{ADDRESS}}" class="bv-inline">{{>CSRF}}{{#ACCEPT}}<button class="btn btn-sm" type="submit" name="holds" value="1">Đúng</button>{{/ACCEPT}}<button class="btn btn-sm" type="submit" name="holds" value="0">Bỏ</button></form>{{/ACTS}}</td></tr>
{{/RELATION}}</tbody></table></section>
{{/RELATIONS}}
{{#FORM}}
<section class="card bv-section bv-edit" aria-labelledby="them"><h2 id="them">Ghi quan hệ</h2>
<form method="post" action="{{OWN}}/relations" novalidate>
{{>CSRF}}
<label for="kind">Văn bản này</label>
<select class="bv-input" id="kind" name="kind">{{#KIND_CHOICE}}<option value="{{VALUE}}">{{TEXT}}</option>{{/KIND_CHOICE}}</select>
<label for="other">Văn bản kia</label>
<p class="bv-hint" id="other-hint">Số và ký hiệu, ví dụ 880/QĐ-TTg.</p>
<input class="bv-input" id="other" name="other" value="{{OTHER}}" autocomplete="off" spellcheck="false" aria-describedby="other-hint">
<button class="btn" type="submit">Ghi quan hệ</button>
</form></section>
{{/FORM}}
