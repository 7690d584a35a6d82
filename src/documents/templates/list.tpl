<p class="bv-back"><a href="/documents/reading">‹ Đọc văn bản khác</a></p>
<h1>{{COUNT}} tệp đã gửi</h1>
<p class="bv-soft"><strong>Chưa lưu gì:</strong> kết quả chỉ để xem, sẽ xóa sau 30 phút.</p>
<div class="card bv-list-card">
<table class="bv-table bv-rows">
<caption class="visually-hidden">Các tệp đã gửi và kết quả đọc</caption>
<thead><tr><th scope="col">Tệp</th><th scope="col">Văn bản</th><th scope="col" class="bv-number">Nhiệm vụ</th><th scope="col" class="bv-number">Có hạn</th><th scope="col" class="bv-number">Dòng tiền</th><th scope="col" class="bv-number">Cần xem</th></tr></thead>
<tbody>
{{#FILE}}
<tr id="tep-{{NUMBER}}"><th scope="row" data-head="Tệp">{{#READ}}<a href="/documents/readings/{{TOKEN:u}}?list={{LIST:u}}">{{NAME}}</a>{{/READ}}{{#UNREAD}}<span>{{NAME}}</span>{{/UNREAD}}</th>
{{#READ}}<td data-head="Văn bản">{{TITLE}}</td><td class="bv-number" data-head="Nhiệm vụ">{{DUTIES}}</td><td class="bv-number" data-head="Có hạn">{{DEADLINES}}</td><td class="bv-number" data-head="Dòng tiền">{{MONEY}}</td><td class="bv-number" data-head="Cần xem">{{FINDINGS}}</td>{{/READ}}
{{#UNREAD}}<td colspan="5" data-head="Lỗi"><span class="bv-field-error">{{MESSAGE}}</span></td>{{/UNREAD}}
{{#GONE}}<td colspan="5" data-head="Kết quả">Kết quả đã xóa. Gửi lại tệp để đọc lại.</td>{{/GONE}}</tr>
{{/FILE}}
</tbody>
</table>
</div>
