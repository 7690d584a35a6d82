<input type="hidden" name="csrf" value="{{TOKEN}}">
