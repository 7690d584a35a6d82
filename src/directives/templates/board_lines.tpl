<ul class="bv-todos">
{{#LINE}}
<li class="bv-todo"><div class="bv-todo-main"><a class="bv-todo-action" href="{{ADDRESS}}">{{ACTION}}</a>
<p class="bv-todo-meta">{{#URGENT}}<strong>Khẩn.</strong> {{/URGENT}}{{WHO}} · <a href="{{PAPER}}">{{TITLE}}</a>{{#CLAUSE}}, {{#LINK}}<a href="{{PLACE}}">mục {{TEXT}}</a>{{/LINK}}{{#PLAIN}}mục {{TEXT}}{{/PLAIN}}{{/CLAUSE}}{{#STATE}} · {{TEXT}}{{/STATE}}</p>
{{#SAID}}<p class="bv-todo-said">{{TEXT}}</p>{{/SAID}}</div>
<div class="bv-todo-side"><span class="{{CLASS}}">{{#MINUTE}}{{TEXT}}{{/MINUTE}}{{BADGE}}</span>{{#ACT}}<a class="btn bv-small-btn d-print-none" href="{{THERE}}" aria-label="{{LABEL}}">{{TEXT}}</a>{{/ACT}}</div></li>
{{/LINE}}
</ul>
