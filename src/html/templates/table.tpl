<div class="table-responsive" role="group" aria-label="{{CAPTION}}" tabindex="0">
<table class="table">
<caption>{{CAPTION}}</caption>
<thead>
<tr>{{#COLUMN}}<th scope="col"{{#NUMBER}} class="number"{{/NUMBER}}>{{HEAD}}</th>{{/COLUMN}}</tr>
</thead>
<tbody>
{{#ROW}}
<tr>{{#CELL}}{{#ROW_HEAD}}<th scope="row">{{TEXT}}</th>{{/ROW_HEAD}}{{#PLAIN}}<td>{{TEXT}}</td>{{/PLAIN}}{{#NUMBER}}<td class="number">{{TEXT}}</td>{{/NUMBER}}{{/CELL}}</tr>
{{/ROW}}
</tbody>
</table>
</div>
