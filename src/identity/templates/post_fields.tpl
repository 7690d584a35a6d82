<div class="field"><label for="title">Chức danh</label><p class="hint">Ví dụ: Chuyên viên</p><input class="form-control" id="title" name="title" value="{{TITLE}}" autocomplete="off"></div>
<div class="field"><label for="organisation_name">Cơ quan, đơn vị</label><p class="hint">Tên đầy đủ, không cần dấu; ví dụ: Sở Nội vụ tỉnh Lai Châu.{{#WHOLE_SYSTEM}} Để trống: toàn hệ thống.{{/WHOLE_SYSTEM}}</p><input class="form-control" id="organisation_name" name="organisation_name" value="{{ORGANISATION}}" autocomplete="off" spellcheck="false"></div>
<div class="field"><label for="from">Từ ngày</label><p class="hint">Để trống: hôm nay, {{TODAY}}</p><input class="form-control short" id="from" name="from" value="{{FROM}}" autocomplete="off"></div>
<div class="field"><label for="until">Đến hết ngày</label><p class="hint">Để trống: chưa có ngày kết thúc</p><input class="form-control short" id="until" name="until" value="{{UNTIL}}" autocomplete="off"></div>
<fieldset class="field" id="roles"><legend>Vai trò</legend>
{{>ROLES}}
</fieldset>
