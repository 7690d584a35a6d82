<div class="error-summary" id="error-summary" role="alert" tabindex="-1" aria-labelledby="error-summary-title" autofocus>
<h2 id="error-summary-title">Có lỗi cần sửa</h2>
<ul>
{{#ERROR}}
<li>{{#LINK}}<a href="#{{FIELD}}">{{MESSAGE}}</a>{{/LINK}}{{#PLAIN}}{{MESSAGE}}{{/PLAIN}}</li>
{{/ERROR}}
</ul>
</div>
