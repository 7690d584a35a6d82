<input type="hidden" name="csrf" value="{{TOKEN}}"{{#OF}} form="{{FORM}}"{{/OF}}>
