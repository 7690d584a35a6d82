<h1>Việc của {{NAME}}</h1>
{{>TABS}}
{{#NOTICE}}<div class="banner banner-note" role="status"><strong>Lưu ý.</strong> {{TEXT}}</div>
{{/NOTICE}}
<form class="bv-filters d-print-none" method="get" action="{{ADDRESS}}" role="search" aria-label="Lọc bảng việc">
<div class="bv-filter bv-filter-search"><label for="q">Tìm trong nhiệm vụ, số văn bản</label><input type="search" id="q" name="q" value="{{TYPED}}" maxlength="200" autocomplete="off" spellcheck="false" placeholder="không cần gõ dấu"></div>
<div class="bv-filter bv-filter-wide"><label for="directive">Văn bản</label><select id="directive" name="directive"><option value="">Tất cả</option>{{#DIRECTIVE}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/DIRECTIVE}}</select></div>
<div class="bv-filter"><label for="period">Kỳ của ngày hạn</label><select id="period" name="period"><option value="">Tất cả</option>{{#PERIOD}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/PERIOD}}</select></div>
<button class="btn btn-primary" type="submit">Lọc</button>
</form>
<div class="bv-list-bar"><p class="bv-list-count">Số liệu như lúc {{AS_OF}} · <a href="{{ORGANISATION}}">Thông tin cơ quan</a></p>
<div class="bv-list-tools d-print-none"><a class="btn bv-small-btn" href="{{LIST}}">Dạng danh sách</a><a class="btn bv-small-btn" href="{{XLSX}}">Excel</a></div></div>
{{#EMPTY}}<div class="bv-empty"><p><strong>{{WHY}}</strong></p><p>{{NEXT}}</p></div>{{/EMPTY}}
{{#COLUMNS}}<div class="bv-board">
{{#COLUMN}}<section class="bv-board-column" aria-labelledby="cot-{{ID}}"><h2 id="cot-{{ID}}"><a href="{{ADDRESS}}"><span class="{{CLASS}}">{{TITLE}}</span> <span class="bv-count">{{NUMBER}}</span></a></h2>
{{#NONE}}<p class="bv-soft">Không có.</p>{{/NONE}}
{{>LINES}}
{{#MORE}}<p><a href="{{ADDRESS}}">{{TEXT}}</a></p>{{/MORE}}
</section>
{{/COLUMN}}</div>{{/COLUMNS}}
