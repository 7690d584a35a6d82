<h1>Thông báo</h1>
<p class="bv-above-list"><a href="/notices/settings">Nhận qua thư, lịch</a>{{#RULE}} · <a href="/directives/reminders">Cách nhắc việc của cơ quan</a> · <a href="/directives/late/message">Lời nhắc các đơn vị quá hạn</a>{{/RULE}}{{#SYSTEM}} · <a href="/directives/outbox">Thư điện tử đã gửi</a> · <a href="/directives/calendar/days">Ngày nghỉ, ngày làm bù</a>{{/SYSTEM}}</p>
{{#NONE}}<p class="card bv-section">Chưa có thông báo nào. Nhắc hạn, kết quả nộp và trả lời của cấp trên sẽ hiện ở đây.</p>{{/NONE}}
{{#READ}}<form method="post" action="/notices/reading">{{>CSRF}}<input type="hidden" name="newest" value="{{NEWEST}}"><button class="btn" type="submit">Đánh dấu đã đọc tất cả</button></form>{{/READ}}
{{#LIST}}<ul class="bv-notices">
{{#NOTICE}}<li class="bv-notice"><span class="bv-soft">{{AT}}</span> {{#FRESH}}<span class="bv-tag bv-tag-info">Mới</span> {{/FRESH}}{{#LINK}}<a href="{{ADDRESS}}">{{TEXT}}</a>{{/LINK}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}</li>
{{/NOTICE}}</ul>{{/LIST}}
