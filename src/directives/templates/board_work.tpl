<div class="bv-work">
<ul class="bv-strip" aria-label="Tóm tắt">
{{#COUNT}}<li>{{#LINK}}<a href="#{{ID}}"><span class="{{CLASS}}"><strong>{{NUMBER}}</strong> {{TEXT}}</span></a>{{/LINK}}{{#PLAIN}}<span class="{{CLASS}}"><strong>{{NUMBER}}</strong> {{TEXT}}</span>{{/PLAIN}}</li>
{{/COUNT}}</ul>
{{#NOTHING}}<div class="bv-empty"><p><strong>Không có việc quá hạn, đến hạn trong 7 ngày tới hay đang chờ anh/chị.</strong></p><p>Việc còn xa hạn và việc đã xong ở bảng của cơ quan.</p></div>{{/NOTHING}}
{{#SECTION}}
<section aria-labelledby="{{ID}}"><h2 id="{{ID}}">{{TITLE}} <span class="bv-count">{{NUMBER}}</span></h2>
{{>LINES}}
{{#MORE}}<p><a href="{{ADDRESS}}">{{TEXT}}</a></p>{{/MORE}}
</section>
{{/SECTION}}
{{#REQUESTS}}
<section aria-labelledby="de-nghi"><h2 id="de-nghi">Đề nghị chờ trả lời <span class="bv-count">{{NUMBER}}</span></h2>
<ul class="bv-todos">
{{#REQUEST}}<li class="bv-todo"><div class="bv-todo-main"><a class="bv-todo-action" href="{{ADDRESS}}">{{WHAT}}</a>
<p class="bv-todo-meta">{{#DUTY}}{{BODY}} · {{TITLE}} · {{ACTION}} · {{/DUTY}}gửi ngày {{DAY}}</p><p class="bv-todo-said">{{REASON}}</p></div>
<div class="bv-todo-side"><a class="btn bv-small-btn d-print-none" href="{{ADDRESS}}" aria-label="Trả lời: {{WHAT}}">Trả lời</a></div></li>
{{/REQUEST}}</ul>
</section>
{{/REQUESTS}}
{{#DRAFTS}}
<section aria-labelledby="chua-giao"><h2 id="chua-giao">Danh sách giao việc chưa phát hành <span class="bv-count">{{NUMBER}}</span></h2>
<ul class="bv-todos">
{{#DRAFT}}<li class="bv-todo"><div class="bv-todo-main"><a class="bv-todo-action" href="{{ADDRESS}}">{{TITLE}}</a><p class="bv-todo-meta">{{SUBJECT}} · {{DUTIES}} nhiệm vụ</p></div>
<div class="bv-todo-side"><a class="btn bv-small-btn d-print-none" href="{{ADDRESS}}" aria-label="Xem và giao: {{TITLE}}">Xem và giao</a></div></li>
{{/DRAFT}}</ul>
</section>
{{/DRAFTS}}
{{#PAPERS}}
<section aria-labelledby="van-ban-chua-giao"><h2 id="van-ban-chua-giao">Văn bản có nhiệm vụ chưa giao cho ai <span class="bv-count">{{NUMBER}}</span></h2>
<ul class="bv-todos">
{{#PAPER}}<li class="bv-todo"><div class="bv-todo-main"><a class="bv-todo-action" href="{{ADDRESS}}">{{TITLE}}</a><p class="bv-todo-meta">{{SUBJECT}} · {{DUTIES}} nhiệm vụ</p></div>
<div class="bv-todo-side"><a class="btn bv-small-btn d-print-none" href="{{ADDRESS}}" aria-label="Giao việc: {{TITLE}}">Giao việc</a></div></li>
{{/PAPER}}</ul>
</section>
{{/PAPERS}}
<p class="bv-as-of">{{#BOARD}}<a href="{{ADDRESS}}">Bảng việc của {{OF}}</a> · {{/BOARD}}Số liệu như lúc {{AS_OF}}.</p>
</div>
