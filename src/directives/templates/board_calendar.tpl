<h1>Lịch việc: {{TITLE}}</h1>
{{>TABS}}
{{#NOTICE}}<div class="banner banner-note" role="status"><strong>Lưu ý.</strong> {{TEXT}}</div>
{{/NOTICE}}
<form class="bv-filters d-print-none" method="get" action="/directives/calendar" role="search" aria-label="Lọc lịch">
<input type="hidden" name="month" value="{{MONTH}}">
<div class="bv-filter"><label for="area">Địa bàn</label><select id="area" name="area"><option value="">Tất cả</option>{{#AREA}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/AREA}}</select></div>
<div class="bv-filter"><label for="mine">Của ai</label><select id="mine" name="mine"><option value="">Mọi việc được xem</option><option value="1"{{#MINE}} selected{{/MINE}}>Việc của cơ quan tôi</option></select></div>
<button class="btn btn-primary" type="submit">Xem</button>
</form>
<div class="bv-list-bar"><p class="bv-list-count">{{COUNT}} · như lúc {{AS_OF}}</p>
<div class="bv-list-tools d-print-none">{{#BEFORE}}<a class="btn bv-small-btn" href="{{ADDRESS}}">‹ {{TEXT}}</a>{{/BEFORE}}{{#AFTER}}<a class="btn bv-small-btn" href="{{ADDRESS}}">{{TEXT}} ›</a>{{/AFTER}}</div></div>
<table class="bv-calendar">
<caption class="visually-hidden">Số lượt việc theo ngày cuối trong hạn, {{TITLE}}</caption>
<thead><tr><th scope="col">Thứ Hai</th><th scope="col">Thứ Ba</th><th scope="col">Thứ Tư</th><th scope="col">Thứ Năm</th><th scope="col">Thứ Sáu</th><th scope="col">Thứ Bảy</th><th scope="col">Chủ nhật</th></tr></thead>
<tbody>
{{#WEEK}}<tr>{{#DAY}}{{#OUTSIDE}}<td class="bv-day is-outside"></td>{{/OUTSIDE}}{{#INSIDE}}<td class="{{CLASS}}"><span class="bv-day-number">{{NUMBER}}</span>{{#NOTE}}<span class="bv-day-note">{{TEXT}}{{#EXPECTED}} (dự kiến){{/EXPECTED}}</span>{{/NOTE}}{{#DUE}}<a class="bv-day-due" href="{{ADDRESS}}">{{#GROUP}}<span class="{{CLASS}}"><span class="visually-hidden">{{TEXT}}: </span>{{NUMBER}}</span> {{/GROUP}}<span class="visually-hidden">đến hạn ngày {{DATE}}</span></a>{{/DUE}}</td>{{/INSIDE}}{{/DAY}}</tr>
{{/WEEK}}</tbody></table>
<ul class="bv-legend" aria-label="Chú giải"><li><span class="bv-st bv-st-overdue">Quá hạn</span></li><li><span class="bv-st bv-st-soon">Đến hạn trong 7 ngày</span></li><li><span class="bv-st bv-st-ahead">Còn thời gian</span></li><li><span class="bv-st bv-st-waiting">Chờ tiếp nhận</span></li><li><span class="bv-st bv-st-done">Hoàn thành</span></li><li>nền xám: ngày nghỉ</li></ul>
