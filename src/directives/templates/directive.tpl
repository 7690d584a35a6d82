<nav class="bv-crumbs" aria-label="Vị trí trang"><ol><li><a href="/directives">Điều hành</a></li><li aria-current="page">{{TITLE}}</li></ol></nav>
<div class="bv-head-row"><h1>{{TITLE}}</h1><span class="bv-tag {{STATE_TONE}}">{{STATE}}</span></div>
<p class="bv-subject">{{SUBJECT}}</p>
{{#DRAFT}}
<div class="banner banner-note">
<p>{{WORDS}}</p>
<form method="post" action="{{OWN}}/issue" class="bv-inline" novalidate>{{>CSRF}}<input type="hidden" name="seen" value="{{SEEN}}">
<button class="btn btn-primary" type="submit">Giao việc</button><a class="btn" href="{{OWN}}/duties/new">Thêm nhiệm vụ</a></form>
</div>
{{/DRAFT}}
{{#SUMMARY}}
<ul class="bv-duty-tiles">{{#TILE}}<li class="bv-duty-tile"><span class="bv-duty-tile-number">{{NUMBER}}</span> <span>{{TEXT}}</span></li>{{/TILE}}</ul>
{{/SUMMARY}}
{{#LETTER}}<p class="bv-inline"><a class="btn" href="{{ADDRESS}}">Soạn công văn đôn đốc, triển khai, thông báo</a></p>{{/LETTER}}
<dl class="bv-facts bv-facts-row">{{#FACT}}<dt>{{TERM}}</dt><dd>{{VALUE}}</dd>{{/FACT}}<dt>Nguồn</dt><dd><a href="{{PAPER}}">Mở văn bản</a></dd></dl>
{{#DUTY}}
<section class="card bv-section bv-duty" id="{{ID}}" aria-labelledby="{{ID}}-h">
<div class="bv-duty-head"><h2 id="{{ID}}-h">{{#CLAUSE}}<span class="bv-soft">Điểm {{TEXT}}.</span> {{/CLAUSE}}{{ACTION_WORDS}}</h2>{{#LEFT_OUT}}<span class="bv-tag bv-tag-plain">Không theo dõi</span>{{/LEFT_OUT}}{{#WITHDRAWN}}<span class="bv-tag bv-tag-plain">Đã thu hồi: {{TEXT}}</span>{{/WITHDRAWN}}</div>
<dl class="bv-facts bv-facts-row"><dt>Hạn</dt><dd>{{DUE}}{{#NEXT}} <span class="bv-soft">({{TEXT}})</span>{{/NEXT}}</dd>{{#DUTY_FACT}}<dt>{{TERM}}</dt><dd>{{VALUE}}</dd>{{/DUTY_FACT}}</dl>
{{#REMARK}}<p class="bv-remark"><span class="bv-tag {{TONE}}">{{KIND}}</span> {{TEXT}}</p>{{/REMARK}}
{{#NAMES}}<ul class="bv-plain-list">{{#NAME}}<li>“{{PRINTED}}” <span class="bv-soft">({{ROLE}})</span>: {{MEANT}}</li>{{/NAME}}</ul>{{/NAMES}}
{{#BODIES}}<details class="bv-edit"><summary>{{WORDS}}</summary><ul class="bv-columns-list">{{#BODY}}<li>{{NAME}}{{#HELPS}} <span class="bv-soft">(phối hợp)</span>{{/HELPS}}</li>{{/BODY}}</ul></details>{{/BODIES}}
{{#EDIT}}<p><a class="btn btn-sm" href="{{ADDRESS}}">Sửa nhiệm vụ, hạn, cơ quan</a></p>{{/EDIT}}
{{#TURNS}}
<p class="bv-duty-count">{{COUNT}}</p>
<table class="bv-table bv-rows"><caption class="visually-hidden">Tình hình thực hiện</caption><thead><tr><th scope="col">Cơ quan</th><th scope="col">Hạn</th><th scope="col">Tình trạng</th><th scope="col">Văn bản trả lời</th><th scope="col">Tiến độ</th></tr></thead>
<tbody>{{#TURN}}<tr><th scope="row" data-head="Cơ quan"><a href="{{ADDRESS}}">{{BODY}}</a></th><td data-head="Hạn">{{DAY}}{{#OF}} <span class="bv-soft">{{TEXT}}</span>{{/OF}}</td><td data-head="Tình trạng"><span class="bv-tag {{TONE}}"><span aria-hidden="true">{{SIGN}}</span> {{STANDING}}</span>{{#SILENT}} <span class="bv-tag bv-tag-late">Mặc định do không báo cáo</span>{{/SILENT}}{{#BELOW}}<div class="bv-soft">Cấp dưới: {{TEXT}}</div>{{/BELOW}}</td><td data-head="Văn bản trả lời">{{REPLY}}</td><td data-head="Tiến độ">{{SAID}}</td></tr>
{{/TURN}}</tbody></table>
{{/TURNS}}
{{#MANAGE}}<p class="bv-inline"><a class="btn btn-sm" href="{{ADDRESS}}">Giao thêm, thu hồi, xem các kỳ</a></p>{{/MANAGE}}
</section>
{{/DUTY}}
{{#DROP}}<details class="card bv-section bv-edit"><summary>Bỏ danh sách nháp</summary><form method="post" action="{{OWN}}/removal" novalidate>{{>CSRF}}<p>Văn bản và kết quả rà soát vẫn giữ nguyên; chỉ danh sách chưa giao này bị bỏ.</p><button class="btn" type="submit">Bỏ danh sách</button></form></details>{{/DROP}}
