<div class="bv-search" data-search>
<h1>Tìm văn bản</h1>
<form method="get" action="/documents/search" role="search" aria-label="Tìm văn bản">
<div class="bv-search-line">
<label for="search-q" class="visually-hidden">Chữ, cụm từ, số và ký hiệu cần tìm</label>
<input type="search" id="search-q" name="q" value="{{TYPED}}" maxlength="400" spellcheck="false" autocomplete="off" autocapitalize="off" placeholder="ví dụ: hộ nghèo, 306/LĐTBXH" aria-describedby="search-hint">
<button class="btn btn-primary" type="submit">Tìm</button>
</div>
<ul class="bv-search-suggested" id="search-suggested" data-suggested hidden></ul>
<div class="visually-hidden" role="status" data-suggested-said></div>
<p class="bv-soft bv-search-hint" id="search-hint">Không cần gõ dấu. Đặt cụm từ trong dấu "…". Thêm -chữ để trừ ra.</p>
<details class="bv-search-filters"{{#OPEN}} open{{/OPEN}}><summary>Lọc theo loại, cơ quan, ngày</summary>
<div class="bv-filters">
<div class="bv-filter"><label for="search-type">Loại</label><select id="search-type" name="type"><option value="">Tất cả</option>
{{#TYPE}}
<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>
{{/TYPE}}
</select></div>
<div class="bv-filter"><label for="search-issuer">Cơ quan ban hành</label><input id="search-issuer" name="issuer" value="{{ISSUER}}" maxlength="200" spellcheck="false" autocomplete="off" placeholder="ví dụ UBND tỉnh"></div>
<div class="bv-filter"><label for="search-state">Tình trạng</label><select id="search-state" name="state"><option value="">Tất cả</option>
{{#STATE}}
<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>
{{/STATE}}
</select></div>
<div class="bv-filter"><label for="search-direction">Sổ</label><select id="search-direction" name="direction"><option value="">Tất cả</option>
{{#DIRECTION}}
<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>
{{/DIRECTION}}
</select></div>
<div class="bv-filter"><label for="search-from">Từ ngày</label><input id="search-from" name="from" value="{{FROM}}" maxlength="40" autocomplete="off" placeholder="ví dụ 27/3/2024"></div>
<div class="bv-filter"><label for="search-to">Đến ngày</label><input id="search-to" name="to" value="{{TO}}" maxlength="40" autocomplete="off" placeholder="ví dụ 27/3/2024"></div>
{{#RANKED}}<input type="hidden" name="order" value="rank">{{/RANKED}}
<button class="btn" type="submit">Lọc</button>
</div>
</details>
</form>
{{#NOTICE}}
<div class="banner banner-note" role="status"><strong>Lưu ý.</strong> {{TEXT}}</div>
{{/NOTICE}}
{{#CUT}}<div class="banner banner-note" role="status"><strong>Lưu ý.</strong> Nội dung gõ vào quá dài: chỉ tìm theo phần đầu.</div>{{/CUT}}
{{#CHIPS}}
<ul class="bv-chips d-print-none" aria-label="Đang lọc theo">
{{#CHIP}}
<li><a class="bv-chip" href="{{ADDRESS}}"><span class="visually-hidden">Bỏ lọc </span>{{LABEL}}: {{TEXT}} <span aria-hidden="true">×</span></a></li>
{{/CHIP}}
<li><a class="bv-chip-clear" href="{{CLEAR}}">Xóa lọc</a></li>
</ul>
{{/CHIPS}}
{{#UNDERSTOOD}}
<p class="bv-soft bv-search-read">Hiểu là: {{#ITEM}}<span class="bv-tag">{{LABEL}}: <strong>{{TEXT}}</strong></span> {{/ITEM}}</p>
{{/UNDERSTOOD}}
{{#START}}
<div class="bv-empty"><p><strong>Gõ chữ có trong văn bản, số và ký hiệu, hay cơ quan ban hành.</strong></p>
<ul>
<li><code>hộ nghèo vốn</code>: văn bản có tất cả các chữ này</li>
<li><code>"hộ cận nghèo"</code>: các chữ liền nhau</li>
<li><code>306/LĐTBXH</code>: số và đầu của ký hiệu</li>
<li><code>số:306</code> · <code>ký hiệu:KH-UBND</code> · <code>cơ quan:Sở Tài chính</code> · <code>loại:kế hoạch</code> · <code>trích yếu:giao vốn</code></li>
<li><code>từ 1/2023 đến 6/2023</code> · <code>ngày:2024</code>: ngày của văn bản</li>
</ul></div>
{{/START}}
{{#NOTHING}}
<div class="bv-empty" role="status"><p><strong>Không tìm thấy văn bản nào.</strong></p>
{{#TRY}}
<p>{{TEXT}} <a href="{{ADDRESS}}">{{LINK}}</a></p>
{{/TRY}}
{{#FEWER}}<p>Thử bớt chữ: mỗi kết quả phải có đủ mọi chữ đã gõ.</p>{{/FEWER}}
<p>Chỉ tìm trong những văn bản mà cơ quan anh/chị đang xem được.</p></div>
{{/NOTHING}}
{{#RESULTS}}
<div class="bv-list-bar">
<p class="bv-list-count" role="status">{{COUNT}}</p>
{{#ORDERS}}
<p class="bv-search-orders d-print-none">Xếp theo:
{{#ORDER}}
<a href="{{ADDRESS}}"{{#CURRENT}} aria-current="true"{{/CURRENT}}>{{TEXT}}</a>
{{/ORDER}}
</p>
{{/ORDERS}}
</div>
<ol class="bv-hits" start="{{FIRST}}">
{{#HIT}}
<li><h2><a href="{{ADDRESS}}">{{#TITLE}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{#MARKED}}<mark>{{TEXT}}</mark>{{/MARKED}}{{/TITLE}}</a>{{#DRAFT}} <span class="bv-tag bv-tag-soon">chờ xác nhận</span>{{/DRAFT}}{{#WITHDRAWN}} <span class="bv-tag bv-tag-late">đã rút</span>{{/WITHDRAWN}}</h2>
<p class="bv-hit-subject">{{#SUBJECT}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{#MARKED}}<mark>{{TEXT}}</mark>{{/MARKED}}{{/SUBJECT}}</p>
<p class="bv-soft bv-hit-head">{{#BY}}{{ISSUER}} · {{/BY}}{{DAY}}</p>
{{#SNIPPET}}
<p class="bv-hit-snippet">{{#CLAUSE}}<span class="bv-tag">Mục {{PATH}}</span> {{/CLAUSE}}{{#PIECE}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{#MARKED}}<mark>{{TEXT}}</mark>{{/MARKED}}{{/PIECE}}</p>
{{/SNIPPET}}
</li>
{{/HIT}}
</ol>
{{#LAST}}<p class="bv-soft">Chỉ xem được 1.000 văn bản đầu. Thêm chữ hoặc thu hẹp khoảng ngày để thấy các văn bản còn lại.</p>{{/LAST}}
{{#PAGES}}
<nav class="bv-pages d-print-none" aria-label="Các trang kết quả">
<ul>
{{#PAGE}}
<li><a href="{{ADDRESS}}" aria-label="{{NAME}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{TEXT}}</a></li>
{{/PAGE}}
</ul>
</nav>
{{/PAGES}}
{{/RESULTS}}
</div>
