<section class="card bv-section bv-edit" aria-labelledby="ho-so"><h2 id="ho-so">Hồ sơ công việc</h2>
{{#NONE}}<p>Chưa thuộc hồ sơ nào.</p>{{/NONE}}
<ul class="bv-plain-list">{{#MATTER}}<li><a href="{{ADDRESS}}">{{TEXT}}</a></li>{{/MATTER}}</ul>
{{#FORM}}<form method="post" action="{{ADDRESS}}">
{{>CSRF}}
<label for="matter">Đưa vào hồ sơ</label>
<select class="bv-input" id="matter" name="matter">{{#CHOICE}}<option value="{{ID}}">{{TEXT}}</option>{{/CHOICE}}</select>
<button class="btn" type="submit">Đưa vào</button>
</form>{{/FORM}}
{{#NEW}}<p><a href="/documents/matters/new">Lập hồ sơ mới</a></p>{{/NEW}}
</section>
