<h1>Máy đọc đúng bao nhiêu</h1>
<p class="bv-soft">Đếm theo tháng mà người rà soát quyết định lần đầu, trong các văn bản anh/chị được xem. “Đúng”: phần đề xuất của máy được giữ nguyên. “Tìm thấy”: phần có trong văn bản mà máy đã đề xuất, đúng hoặc phải sửa.</p>
{{#NONE}}<div class="bv-empty"><p><strong>Chưa có mục nào được rà soát.</strong></p><p>Mở một văn bản mới nhận và rà soát để có số liệu.</p></div>{{/NONE}}
{{#TABLE}}
<div class="card bv-list-card">
<table class="bv-table bv-rows">
<caption class="visually-hidden">Kết quả rà soát theo tháng và loại mục</caption>
<thead><tr><th scope="col">Tháng</th><th scope="col">Loại mục</th><th scope="col" class="bv-number">Đúng</th><th scope="col" class="bv-number">Phải sửa</th><th scope="col" class="bv-number">Phải bỏ</th><th scope="col" class="bv-number">Phải thêm</th><th scope="col" class="bv-number">Tỷ lệ đúng</th><th scope="col" class="bv-number">Tìm thấy</th></tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row" data-head="Tháng">{{MONTH}}</th><td data-head="Loại mục">{{KIND}}</td><td class="bv-number" data-head="Đúng">{{RIGHT}}</td><td class="bv-number" data-head="Phải sửa">{{CORRECTED}}</td><td class="bv-number" data-head="Phải bỏ">{{REJECTED}}</td><td class="bv-number" data-head="Phải thêm">{{ADDED}}</td><td class="bv-number" data-head="Tỷ lệ đúng">{{SHARE}}</td><td class="bv-number" data-head="Tìm thấy">{{FOUND}}</td></tr>
{{/ROW}}
</tbody>
</table>
</div>
{{/TABLE}}
