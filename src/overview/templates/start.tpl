<h1>Chào {{PERSON}}</h1>
<p class="bv-lead">Anh/chị đang làm việc ở vị trí <strong>{{POST_NAME}}</strong>.{{#SEVERAL}} Đổi vị trí ở góc trên bên phải.{{/SEVERAL}}</p>
{{#WORK}}<section aria-labelledby="viec"><h2 id="viec" class="visually-hidden">Việc của tôi</h2>
{{>LINES}}
</section>{{/WORK}}
<ul class="cards">
{{#CARD}}
<li class="card"><h2><a href="{{ADDRESS}}">{{TITLE}}</a></h2><p>{{PURPOSE}}</p>{{#STATE}}<p class="card-state">{{TEXT}}</p>{{/STATE}}</li>
{{/CARD}}
</ul>
