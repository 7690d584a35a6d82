<h1>Thư điện tử đã gửi</h1>
<p class="bv-above-list"><a href="/directives/outbox/settings">Cài đặt gửi thư</a></p>
{{#INACTIVE}}<p class="card bv-section">Chưa bật gửi thư. Thư chờ ở đây cho đến khi bật trong phần cài đặt.</p>{{/INACTIVE}}
{{#NONE}}<p class="card bv-section">Chưa có thư nào.</p>{{/NONE}}
{{#TABLE}}<table class="bv-table bv-rows"><caption class="visually-hidden">Thư và các lần gửi</caption>
<thead><tr><th scope="col">Lúc lập</th><th scope="col">Người nhận</th><th scope="col">Thư</th><th scope="col">Tình trạng</th><th scope="col">Các lần gửi</th><th scope="col">Việc</th></tr></thead>
<tbody>{{#MAIL}}<tr><th scope="row" data-head="Lúc lập">{{AT}}</th><td data-head="Người nhận">{{PERSON}}<br><span class="bv-soft">{{ADDRESS}}</span></td><td data-head="Thư">{{SUBJECT}}<br><span class="bv-soft">{{MESSAGE_ID}}</span></td><td data-head="Tình trạng"><span class="bv-tag bv-tag-{{TONE}}">{{STATE}}</span></td><td data-head="Các lần gửi"><ul class="bv-plain-list">{{#ATTEMPT}}<li>{{TEXT}}</li>{{/ATTEMPT}}</ul></td><td data-head="Việc">{{#DECIDE}}<form method="post" action="/directives/outbox/{{ID}}/again">{{>CSRF}}<button class="btn btn-sm" type="submit">Gửi lại</button></form><form method="post" action="/directives/outbox/{{ID}}/removal">{{>CSRF}}<button class="btn btn-sm" type="submit">Bỏ</button></form>{{/DECIDE}}</td></tr>
{{/MAIL}}</tbody></table>{{/TABLE}}
