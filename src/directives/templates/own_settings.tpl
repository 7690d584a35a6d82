<h1>Nhận nhắc việc</h1>
<section class="card bv-section bv-edit" aria-labelledby="thu"><h2 id="thu">Bản tổng hợp qua thư điện tử</h2>
{{#INACTIVE}}<p>Hệ thống chưa bật gửi thư; lựa chọn được giữ cho đến khi bật.</p>{{/INACTIVE}}
<form method="post" action="/notices/settings/mail" novalidate>
{{>CSRF}}
<label for="address">Địa chỉ thư</label>
<input class="bv-input" id="address" name="address" value="{{ADDRESS}}" autocomplete="email" spellcheck="false">
<label class="bv-choice"><input type="checkbox" name="digest" value="1"{{#DIGEST}} checked{{/DIGEST}}> Gửi tôi việc quá hạn, việc đến hạn mỗi sáng làm việc</label>
<button class="btn btn-primary" type="submit">Lưu</button>
</form></section>
<section class="card bv-section" aria-labelledby="lich"><h2 id="lich">Lịch trên điện thoại</h2>
<p>Thêm địa chỉ này vào ứng dụng lịch (Google, Outlook, điện thoại) để thấy các hạn của cơ quan. Ai biết địa chỉ đều xem được: không gửi cho người khác, thu hồi khi không dùng.</p>
{{#SECRET}}<div class="bv-due-preview"><p><label for="dia-chi-lich">Địa chỉ mới, chỉ hiện một lần này:</label></p><input class="bv-input" id="dia-chi-lich" value="{{ADDRESS}}" readonly spellcheck="false">{{#RELATIVE}}<p class="bv-soft">Đặt trước địa chỉ trang này, ví dụ https://benvung.laichau.gov.vn.</p>{{/RELATIVE}}</div>{{/SECRET}}
<ul class="bv-notices">{{#FEED}}<li class="bv-notice">{{POST}}, lập lúc {{MADE}}; đọc gần nhất: {{READ}} <form method="post" action="/notices/settings/calendars/{{ID}}/removal">{{>CSRF}}<button class="btn btn-sm" type="submit">Thu hồi</button></form></li>{{/FEED}}</ul>
<form method="post" action="/notices/settings/calendars">{{>CSRF}}<button class="btn" type="submit">Tạo địa chỉ lịch</button></form>
</section>
<p><a href="/notices">Thông báo</a></p>
