<form method="post" action="{{ADDRESS}}/choice" novalidate>
{{>CSRF}}
{{>SETTINGS}}
<div class="field"><label for="header">Trang tính và dòng tiêu đề</label>
<select class="form-control" id="header" name="header">
{{#SHEET}}
<optgroup label="{{SHEET_NAME}}">
{{#ROW}}
<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>
{{/ROW}}
</optgroup>
{{/SHEET}}
</select></div>
<fieldset class="field"><legend>Cột của tệp là cột nào</legend>
<p class="hint">Nếu đổi trang tính hoặc dòng tiêu đề, các cột được dò lại.</p>
<div class="bv-import-columns">
{{#COLUMN}}
<div><label for="column-{{INDEX}}">{{LETTER}}: {{HEADING}}</label>
<select class="form-control" id="column-{{INDEX}}" name="column-{{INDEX}}"><option value="">(không dùng)</option>
{{#OPTION}}
<option value="{{OPTION_KEY}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>
{{/OPTION}}
</select></div>
{{/COLUMN}}
</div></fieldset>
<button class="btn" type="submit">Đọc lại theo lựa chọn này</button>
</form>
