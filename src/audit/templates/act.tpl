<p><a href="/audit">Nhật ký</a></p>
<h1>{{TITLE}}: {{LABEL}}</h1>
<dl class="facts">
<dt>Lúc</dt><dd>{{AT}}</dd>
<dt>Ai</dt><dd>{{ACTOR}}</dd>
<dt>Từ đâu</dt><dd>{{CHANNEL}}, {{CLIENT}}</dd>
{{#OBJECT}}<dt>Mã bản ghi</dt><dd>{{CODE}} · <a href="{{ADDRESS}}">Mọi việc với bản ghi này</a></dd>{{/OBJECT}}
{{#NOTE}}<dt>Căn cứ, lý do</dt><dd>{{TEXT}}</dd>{{/NOTE}}
</dl>
{{#NO_FIELDS}}<p class="bv-soft">Việc này không đổi trường dữ liệu nào.</p>{{/NO_FIELDS}}
<div class="table-responsive" role="group" aria-label="Trước và sau" tabindex="0">
<table class="table">
<caption class="visually-hidden">Trước và sau</caption>
<thead><tr><th scope="col">Trường</th><th scope="col">Trước</th><th scope="col">Sau</th></tr></thead>
<tbody>
{{#FIELD}}
<tr{{#CHANGED}} class="is-changed"{{/CHANGED}}><th scope="row">{{NAME}}</th><td>{{BEFORE}}</td><td>{{AFTER}}</td></tr>
{{/FIELD}}
</tbody>
</table>
</div>
<p class="bv-soft">Dòng số {{NUMBER}}. Dấu của dòng: <span class="hash">{{HASH}}</span></p>
