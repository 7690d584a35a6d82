<nav class="bv-crumbs" aria-label="Vị trí trang"><ol><li><a href="/directives">Điều hành</a></li><li><a href="{{DIRECTIVE}}">{{DIRECTIVE_TITLE}}</a></li><li aria-current="page">{{HEADING}}</li></ol></nav>
<h1>{{HEADING}}</h1>
{{#PRINTED}}<blockquote class="bv-printed"><p>{{TEXT}}</p><p class="bv-soft"><a href="{{PAPER}}/review">Mở văn bản ở điểm này</a></p></blockquote>{{/PRINTED}}
<form class="card bv-section bv-edit bv-duty-form" method="post" action="{{ACTION_ADDRESS}}" novalidate>
{{>CSRF}}
<div class="bv-check"><input type="checkbox" id="taken" name="taken" value="1"{{#TAKEN}} checked{{/TAKEN}}> <label for="taken">Theo dõi nhiệm vụ này</label></div>
<label for="action">Nội dung nhiệm vụ</label>
<textarea class="bv-input" id="action" name="action" rows="4">{{ACTION_WORDS:p}}</textarea>
<fieldset class="bv-fieldset"><legend>Cơ quan chủ trì</legend>
{{#LEAD}}<div class="bv-check"><input type="checkbox" id="lead-{{ID}}" name="lead" value="{{ID}}"{{#CHOSEN}} checked{{/CHOSEN}}> <label for="lead-{{ID}}">{{NAME}}{{#WHY}} <span class="bv-soft">{{TEXT}}</span>{{/WHY}}</label></div>{{/LEAD}}
<label for="leads">Thêm cơ quan chủ trì</label>
<p class="bv-hint" id="leads-hint">Mỗi dòng một tên, ví dụ: Sở Tài chính; hoặc một nhóm: UBND các huyện, thị xã, thành phố. Máy tra theo ngày {{DAY}}.</p>
<textarea class="bv-input" id="leads" name="leads" rows="2" aria-describedby="leads-hint">{{LEADS_TYPED:p}}</textarea>
</fieldset>
<fieldset class="bv-fieldset"><legend>Cơ quan phối hợp</legend>
{{#HELP}}<div class="bv-check"><input type="checkbox" id="help-{{ID}}" name="coordinator" value="{{ID}}"{{#CHOSEN}} checked{{/CHOSEN}}> <label for="help-{{ID}}">{{NAME}}</label></div>{{/HELP}}
<label for="coordinators">Thêm cơ quan phối hợp</label>
<textarea class="bv-input" id="coordinators" name="coordinators" rows="2">{{HELPS_TYPED:p}}</textarea>
</fieldset>
<fieldset class="bv-fieldset"><legend>Hạn</legend>{{>DUE}}</fieldset>
<label for="condition">Điều kiện</label>
<input class="bv-input" id="condition" name="condition" value="{{CONDITION}}" autocomplete="off">
<label for="consequence">Hệ quả nếu không báo cáo đúng hạn</label>
<p class="bv-hint" id="consequence-hint">Ghi như văn bản nêu, ví dụ: xem như chưa bố trí vốn đối ứng. Bỏ trống nếu văn bản không nêu.</p>
<input class="bv-input" id="consequence" name="consequence" value="{{CONSEQUENCE}}" autocomplete="off" aria-describedby="consequence-hint">
{{#PARENTS}}<label for="parent">Thực hiện nhiệm vụ nào của cấp trên</label>
<select class="bv-input" id="parent" name="parent"><option value="">Không phải nhiệm vụ cấp trên giao</option>{{#PARENT}}<option value="{{ID}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{TEXT}}</option>{{/PARENT}}</select>{{/PARENTS}}
<p class="bv-inline"><button class="btn btn-primary" type="submit">Lưu nhiệm vụ</button> <a class="btn" href="{{DIRECTIVE}}">Quay lại danh sách</a></p>
</form>
