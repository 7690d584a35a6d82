<h1>Nhập tệp</h1>
{{#NO_RIGHT}}
<div class="bv-empty"><p><strong>Chức vụ đang dùng không được nhập loại tệp nào.</strong></p><p>Đổi chức vụ ở góc trên, hoặc nhờ người phụ trách nhập.</p></div>
{{/NO_RIGHT}}
{{#KINDS}}
<ul class="bv-import-kinds">
{{#KIND}}
<li class="card bv-section"><h2><a href="{{ADDRESS}}">{{TITLE}}</a></h2><p>{{INTRO}}</p></li>
{{/KIND}}
</ul>
<h2>Các lần nhập gần đây</h2>
{{#NONE}}
<div class="bv-empty"><p><strong>Cơ quan chưa nhập tệp nào.</strong></p><p>Chọn loại tệp ở trên để bắt đầu.</p></div>
{{/NONE}}
{{#SOME}}
<div class="bv-list-scroll" role="group" aria-label="Bảng: các lần nhập" tabindex="0">
<table class="bv-table bv-rows">
<caption class="visually-hidden">Các lần nhập gần đây của cơ quan</caption>
<thead><tr><th scope="col">Lô</th><th scope="col">Tệp</th><th scope="col">Loại</th><th scope="col">Lúc</th><th scope="col">Ai</th><th scope="col">Bước</th><th scope="col" class="bv-number">Mới</th><th scope="col" class="bv-number">Đổi</th><th scope="col" class="bv-number">Từ chối</th></tr></thead>
<tbody>
{{#BATCH}}
<tr><td data-head="Lô">{{ID}}</td><th scope="row" data-head="Tệp"><a href="{{ADDRESS}}">{{FILE}}</a></th><td data-head="Loại">{{TITLE}}</td><td data-head="Lúc">{{AT}}</td><td data-head="Ai">{{ACTOR}}</td><td data-head="Bước"><span class="bv-tag bv-import-state {{TONE}}">{{STATE}}</span></td><td class="bv-number" data-head="Mới">{{ADDED}}</td><td class="bv-number" data-head="Đổi">{{CHANGED}}</td><td class="bv-number" data-head="Từ chối">{{REJECTED}}</td></tr>
{{/BATCH}}
</tbody>
</table>
</div>
{{/SOME}}
{{/KINDS}}
