<h1>Ai đang chậm</h1>
{{>TABS}}
{{#NOTICE}}<div class="banner banner-note" role="status"><strong>Lưu ý.</strong> {{TEXT}}</div>
{{/NOTICE}}
<form class="bv-filters d-print-none" method="get" action="/directives/late" role="search" aria-label="Lọc">
<div class="bv-filter bv-filter-wide"><label for="directive">Văn bản giao việc</label><select id="directive" name="directive"><option value="">Tất cả</option>{{#DIRECTIVE}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/DIRECTIVE}}</select></div>
<div class="bv-filter"><label for="area">Địa bàn</label><select id="area" name="area"><option value="">Tất cả</option>{{#AREA}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/AREA}}</select></div>
<button class="btn btn-primary" type="submit">Lọc</button>
<button class="btn" type="button" data-print-list hidden>In</button>
</form>
<ul class="bv-figures">
{{#FIGURE}}<li>{{#LINK}}<a href="{{ADDRESS}}"><strong>{{NUMBER}}</strong> {{TEXT}}</a>{{/LINK}}{{#PLAIN}}<span><strong>{{NUMBER}}</strong> {{TEXT}}</span>{{/PLAIN}}</li>
{{/FIGURE}}</ul>
<p class="d-print-none"><a href="/directives/late/message">Lời nhắc các đơn vị quá hạn, để dán vào tin nhắn</a></p>
{{#NOBODY}}<div class="bv-empty"><p><strong>Không có cơ quan nào quá hạn.</strong></p>{{#ALL_PAPERS}}<p>Trang này tính mọi việc mà anh/chị được xem.</p>{{/ALL_PAPERS}}</div>{{/NOBODY}}
{{#BODIES}}
<section aria-labelledby="cham"><h2 id="cham">Cơ quan quá hạn</h2>
<div class="bv-list-scroll" role="group" aria-label="Bảng cơ quan quá hạn" tabindex="0">
<table class="bv-table bv-rows bv-late">
<caption class="bv-caption">Số ngày chậm × cấp của cơ quan ban hành càng lớn càng đứng trước. Khâu chậm: ai giữ việc lâu nhất sau ngày hạn.</caption>
<thead><tr><th scope="col">Cơ quan</th><th scope="col" class="bv-number">Chậm nhất (ngày)</th><th scope="col" class="bv-number">Việc quá hạn</th><th scope="col">Việc chậm nhất</th><th scope="col">Khâu chậm</th></tr></thead>
<tbody>
{{#BODY}}<tr><th scope="row" data-head="Cơ quan"><a href="{{ADDRESS}}">{{NAME}}</a></th><td class="bv-number" data-head="Chậm nhất"><span class="bv-st bv-st-overdue">{{DAYS}} ngày</span></td><td class="bv-number" data-head="Việc quá hạn"><a href="{{LIST}}" aria-label="{{NUMBER}} việc quá hạn của {{NAME}}">{{NUMBER}}</a></td><td data-head="Việc chậm nhất"><span><a href="{{TURN}}">{{ACTION}}</a> <span class="bv-soft">{{WHO}} · {{TITLE}} · hạn {{DAY}}</span></span></td><td data-head="Khâu chậm">{{STEP}}</td></tr>
{{/BODY}}</tbody></table></div>
{{#PAGES}}<nav class="bv-pages d-print-none" aria-label="Các trang"><ul>{{#PAGE}}<li><a href="{{ADDRESS}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{TEXT}}</a></li>{{/PAGE}}</ul></nav>{{/PAGES}}
</section>
{{/BODIES}}
{{#WAITING}}
<section aria-labelledby="cho"><h2 id="cho">Đã nộp, cấp giao chưa tiếp nhận</h2>
<table class="bv-table bv-rows bv-waiting">
<caption>Cấp giao giữ kết quả lâu nhất đứng trước.</caption>
<thead><tr><th scope="col">Cấp giao</th><th scope="col" class="bv-number">Chờ lâu nhất (ngày)</th><th scope="col" class="bv-number">Kết quả chờ</th><th scope="col">Nộp sớm nhất ngày</th></tr></thead>
<tbody>{{#FOLLOWER}}<tr><th scope="row" data-head="Cấp giao">{{NAME}}</th><td class="bv-number" data-head="Chờ lâu nhất"><span class="bv-st bv-st-waiting">{{DAYS}} ngày</span></td><td class="bv-number" data-head="Kết quả chờ"><a href="{{LIST}}" aria-label="{{NUMBER}} kết quả chờ {{NAME}} tiếp nhận">{{NUMBER}}</a></td><td data-head="Nộp sớm nhất">{{SINCE}}</td></tr>
{{/FOLLOWER}}</tbody></table>
</section>
{{/WAITING}}
<p class="bv-as-of">Số liệu như lúc {{AS_OF}}.</p>
