{{#NOTICE}}
<div class="banner banner-note" role="status"><strong>Lưu ý.</strong> {{TEXT}}</div>
{{/NOTICE}}
<section class="bv-listing" data-listing aria-label="{{CAPTION}}">
{{#FILTERS}}
<form class="bv-filters d-print-none" method="get" action="{{ADDRESS}}" role="search" aria-label="Lọc danh sách">
{{#SEARCH}}
<div class="bv-filter bv-filter-search"><label for="list-q">Tìm{{#SEARCH_BY}} theo {{TEXT}}{{/SEARCH_BY}}</label>
<input type="search" id="list-q" name="q" value="{{VALUE}}" maxlength="200" spellcheck="false" autocomplete="off" placeholder="không cần gõ dấu"></div>
{{/SEARCH}}
{{#FILTER}}
<div class="bv-filter"><label for="list-{{KEY}}">{{LABEL}}</label>
{{#CHOICE}}
<select id="list-{{KEY}}" name="{{KEY}}">{{#ALL}}<option value="">Tất cả</option>{{/ALL}}
{{#OPTION}}
<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>
{{/OPTION}}
</select>
{{/CHOICE}}
{{#FIELD}}
<input id="list-{{KEY}}" name="{{KEY}}" value="{{VALUE}}" maxlength="200" spellcheck="false" autocomplete="off"{{#DAY}} placeholder="ví dụ 27/3/2025" inputmode="numeric"{{/DAY}}>
{{/FIELD}}
</div>
{{/FILTER}}
{{#HIDDEN}}
<input type="hidden" name="{{NAME}}" value="{{VALUE}}">
{{/HIDDEN}}
<div class="bv-filter bv-narrow-only"><label for="list-sort">Xếp theo</label>
<select id="list-sort" name="sort">
{{#ORDER}}
<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>
{{/ORDER}}
</select></div>
<button class="btn btn-primary" type="submit">Lọc</button>
</form>
{{/FILTERS}}
{{#CHIPS}}
<ul class="bv-chips d-print-none" aria-label="Đang lọc theo">
{{#CHIP}}
<li><a class="bv-chip" href="{{ADDRESS}}"><span class="visually-hidden">Bỏ lọc </span>{{LABEL}}: {{TEXT}} <span aria-hidden="true">×</span></a></li>
{{/CHIP}}
<li><a class="bv-chip-clear" href="{{CLEAR}}">Xóa lọc</a></li>
</ul>
{{/CHIPS}}
<div class="bv-list-bar">
<p class="bv-list-count" id="list-count">{{COUNT}}</p>
<div class="bv-list-tools d-print-none">
{{#COLUMNS}}
<details class="bv-columns"><summary class="btn bv-small-btn">Cột</summary>
<form method="get" action="{{ADDRESS}}">
<fieldset><legend>Cột hiện trong danh sách</legend>
{{#COLUMN}}
<label><input type="checkbox" name="column" value="{{KEY}}"{{#CHOSEN}} checked{{/CHOSEN}}> {{TEXT}}</label>
{{/COLUMN}}
</fieldset>
{{#HIDDEN}}
<input type="hidden" name="{{NAME}}" value="{{VALUE}}">
{{/HIDDEN}}
<button class="btn btn-primary bv-small-btn" type="submit">Áp dụng</button>
</form>
</details>
{{/COLUMNS}}
{{#EXPORTS}}
<a class="btn bv-small-btn" href="{{XLSX}}">Excel</a>
<a class="btn bv-small-btn" href="{{CSV}}">CSV</a>
<button class="btn bv-small-btn" type="button" data-print-list hidden>In</button>
{{/EXPORTS}}
</div>
</div>
{{#BATCH}}
<form id="list-batch" class="bv-batch d-print-none" method="post" data-batch>
<span class="bv-batch-count" data-batch-count aria-live="polite">Đánh dấu dòng, rồi chọn việc:</span>
{{#ACT}}
<button class="btn bv-small-btn" type="submit" formaction="{{ADDRESS}}">{{TEXT}}</button>
{{/ACT}}
<button class="btn bv-small-btn" type="reset">Bỏ chọn</button>
</form>
{{/BATCH}}
{{#TABLE}}
<div class="bv-list-scroll" role="group" aria-label="Bảng: {{CAPTION}}" tabindex="0">
<table class="bv-table bv-rows bv-list-table">
<caption>{{CAPTION}}{{#SORTED}} <span class="visually-hidden">, xếp theo {{TEXT}}</span>{{/SORTED}}</caption>
<thead>
<tr>{{#PICK_HEAD}}<th scope="col" class="bv-pick d-print-none"><input type="checkbox" data-pick-all hidden aria-label="Chọn mọi dòng của trang này"><span class="visually-hidden">Chọn</span></th>{{/PICK_HEAD}}
{{#HEAD}}
<th scope="col"{{#NUMBER}} class="bv-number"{{/NUMBER}}{{#UP}} aria-sort="ascending"{{/UP}}{{#DOWN}} aria-sort="descending"{{/DOWN}}>{{#SORT}}<a class="bv-sort" id="sort-{{KEY}}" data-sort href="{{ADDRESS}}">{{TEXT}}<span class="bv-arrow" aria-hidden="true">{{ARROW}}</span></a>{{/SORT}}{{#FIXED_HEAD}}{{TEXT}}{{/FIXED_HEAD}}</th>
{{/HEAD}}
</tr>
</thead>
<tbody>
{{>ROWS}}
</tbody>
</table>
</div>
{{/TABLE}}
{{#EMPTY}}
<div class="bv-empty"><p><strong>{{WHY}}</strong></p>{{#NEXT}}<p>{{TEXT}}</p>{{/NEXT}}{{#LINK}}<p><a class="btn btn-primary" href="{{ADDRESS}}">{{TEXT}}</a></p>{{/LINK}}</div>
{{/EMPTY}}
{{#PAGES}}
<nav class="bv-pages d-print-none" aria-label="Các trang của danh sách">
<ul>
{{#PAGE}}
<li>{{#LINK}}<a href="{{ADDRESS}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}{{#NAMED}} aria-label="{{NAME}}"{{/NAMED}}>{{TEXT}}</a>{{/LINK}}{{#GAP}}<span>…</span>{{/GAP}}</li>
{{/PAGE}}
</ul>
<p class="bv-page-size">Số dòng mỗi trang:
{{#SIZE}}
<a href="{{ADDRESS}}"{{#CURRENT}} aria-current="true"{{/CURRENT}}>{{TEXT}}</a>
{{/SIZE}}
</p>
</nav>
{{/PAGES}}
<div class="visually-hidden" aria-live="polite" data-list-said data-says="{{SAYS}}"></div>
</section>
