{{#SETTING}}
<div class="field"><label for="setting-{{KEY}}">{{LABEL}}</label>{{#HINT}}<p class="hint" id="setting-{{KEY}}-hint">{{TEXT}}</p>{{/HINT}}
{{#ERROR}}<p class="bv-field-error"><span class="visually-hidden">Lỗi: </span>{{MESSAGE}}</p>{{/ERROR}}
<input class="form-control{{#DATE}} short{{/DATE}}{{#WRONG}} is-wrong{{/WRONG}}" id="setting-{{KEY}}" name="setting-{{KEY}}" value="{{VALUE}}" autocomplete="off" spellcheck="false"{{#NUMERIC}} inputmode="numeric"{{/NUMERIC}}{{#HINTED}} aria-describedby="setting-{{KEY}}-hint"{{/HINTED}}></div>
{{/SETTING}}
