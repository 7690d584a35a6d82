{{#ROLE}}
<label class="choice"><input type="checkbox" name="roles" value="{{KEY}}"{{#CHOSEN}} checked{{/CHOSEN}}> <strong>{{TEXT}}</strong> <span class="bv-soft">({{MAY}})</span></label>
{{/ROLE}}
