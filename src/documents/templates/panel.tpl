{{#FINDINGS}}
<details class="bv-section" id="can-xem" open><summary><h3>Chỗ cần xem</h3> <span class="bv-count">{{COUNT}}</span></summary>
<ul class="bv-list">
{{#FINDING}}<li class="bv-item bv-finding" id="finding-{{N}}" data-item="finding-{{N}}" data-name="{{MESSAGE}}">{{#ERROR}}<span class="bv-tag bv-tag-late">Sai lệch</span>{{/ERROR}}{{#NOTE}}<span class="bv-tag bv-tag-info">Lưu ý</span>{{/NOTE}} <span>{{MESSAGE}} {{#PLACE}}<a class="bv-place" href="#t-finding-{{N}}">Xem chỗ ghi</a>{{/PLACE}}</span></li>
{{/FINDING}}
</ul></details>
{{/FINDINGS}}
<details class="bv-section" id="the-thuc" open><summary><h3>Thể thức</h3></summary>
<dl class="bv-facts">
{{#FACT}}{{#FIRST}}<dt>{{TERM}}</dt>{{/FIRST}}<dd class="bv-item" data-item="{{ITEM}}" data-name="{{TERM}}: {{VALUE}}">{{#PLACED}}<a class="bv-place" href="#t-{{ITEM}}">{{VALUE}}</a>{{/PLACED}}{{#UNPLACED}}{{VALUE}}{{/UNPLACED}}{{#BLANK}}<span class="bv-tag">để trống</span>{{/BLANK}}{{#INFERRED}} <span class="bv-tag bv-tag-doubt">suy ra, cần xem lại</span>{{/INFERRED}}{{#MEANING}} <span class="bv-minor">= {{#ONE}}<a href="{{ADDRESS}}">{{TEXT}}</a>{{/ONE}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{#MANY}}<a href="#co-quan-{{BODY}}">{{TEXT}}</a>{{/MANY}}{{#UNCLEAR}}<a href="#co-quan-{{BODY}}">chưa rõ</a>{{/UNCLEAR}}</span>{{/MEANING}}</dd>
{{/FACT}}
</dl></details>
{{#DUTIES}}
<details class="bv-section" id="nhiem-vu" open><summary><h3>Nhiệm vụ</h3> <span class="bv-count">{{COUNT}}</span></summary>
<div class="bv-section-tools"><button class="btn bv-small-btn" type="button" data-copy-table="bang-nhiem-vu" hidden>Chép bảng nhiệm vụ</button></div>
<table class="bv-table bv-rows" id="bang-nhiem-vu">
<caption class="visually-hidden">Nhiệm vụ được giao</caption>
<thead><tr><th scope="col">Mục</th><th scope="col">Ai làm</th><th scope="col">Việc</th><th scope="col">Thời hạn</th></tr></thead>
<tbody>
{{#DUTY}}
<tr class="bv-item" id="duty-{{N}}" data-item="duty-{{N}}" data-name="Nhiệm vụ {{CLAUSE}}">
<th scope="row" data-head="Mục">{{#PLACE}}<a class="bv-place" href="#t-duty-{{N}}">{{CLAUSE}}</a>{{/PLACE}}{{#NOWHERE}}{{CLAUSE}}{{/NOWHERE}}</th>
<td data-head="Ai làm"><div class="bv-item-lines">
<p class="bv-who">{{WHO}}</p>
{{#MEANINGS}}<p class="bv-minor">{{#MEANING}}<span class="bv-meaning">= {{#ONE}}<a href="{{ADDRESS}}">{{TEXT}}</a>{{/ONE}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{#MANY}}<a href="#co-quan-{{BODY}}">{{TEXT}}</a>{{/MANY}}{{#UNCLEAR}}<a href="#co-quan-{{BODY}}">chưa rõ cơ quan nào</a>{{/UNCLEAR}}</span> {{/MEANING}}</p>{{/MEANINGS}}
{{#INHERITED}}<p class="bv-minor">(theo mục trên hoặc nơi nhận)</p>{{/INHERITED}}
{{#VIA}}<p class="bv-minor">Chỉ đạo: {{TEXT}}</p>{{/VIA}}
{{#COORDINATE}}<p class="bv-minor">Phối hợp: {{TEXT}}</p>{{/COORDINATE}}
</div></td>
<td data-head="Việc"><div class="bv-item-lines">
<p>{{#URGENT}}<span class="bv-tag bv-tag-late">Khẩn</span> {{/URGENT}}{{ACTION}}</p>
{{#CONDITION}}<p class="bv-minor">Điều kiện: {{TEXT}}</p>{{/CONDITION}}
{{#CONSEQUENCE}}<p class="bv-minor"><strong>Nếu không:</strong> {{TEXT}}</p>{{/CONSEQUENCE}}
{{#THEREBY}}<p class="bv-minor">Theo: {{TEXT}}</p>{{/THEREBY}}
</div></td>
<td data-head="Thời hạn"><div class="bv-item-lines">
{{#DUE}}<p><span class="bv-due">{{TEXT}}</span></p>{{/DUE}}
{{#NO_DUE}}<p class="bv-minor">Không nêu hạn</p>{{/NO_DUE}}
{{#LEFT}}<p><span class="bv-tag {{CLASS}}">{{TEXT}}</span></p>{{/LEFT}}
{{#PRINTED}}<p class="bv-minor">“{{TEXT}}”</p>{{/PRINTED}}
{{#NEXT}}<p class="bv-minor">Kỳ tới: {{TEXT}}</p>{{/NEXT}}
{{#OTHER}}<p class="bv-minor">Mốc khác: {{TEXT}}</p>{{/OTHER}}
{{#SURE}}<p class="bv-minor">Độ tin: chắc</p>{{/SURE}}
{{#DOUBT}}<p><span class="bv-tag bv-tag-doubt">cần xem lại</span></p>{{/DOUBT}}
</div></td>
</tr>
{{/DUTY}}
</tbody></table></details>
{{/DUTIES}}
{{#BODIES}}
<details class="bv-section" id="co-quan"><summary><h3>Cơ quan</h3> <span class="bv-count">{{COUNT}}</span></summary>
<p class="bv-minor">Tên ghi trong văn bản là cơ quan nào trong danh mục ngày {{ON}}{{#UNDATED}} (hôm nay, vì văn bản không ghi ngày){{/UNDATED}}.</p>
<table class="bv-table bv-rows">
<caption class="visually-hidden">Cơ quan được nêu trong văn bản</caption>
<thead><tr><th scope="col">Văn bản ghi</th><th scope="col">Cơ quan trong danh mục</th></tr></thead>
<tbody>
{{#BODY}}<tr id="co-quan-{{N}}"><th scope="row" data-head="Văn bản ghi">{{PRINTED}} <span class="bv-soft">({{ROLE}})</span></th>
<td data-head="Cơ quan trong danh mục"><div class="bv-item-lines">
{{#UNCLEAR}}<p><span class="bv-tag bv-tag-doubt">chưa rõ</span> {{COUNT}}</p>{{/UNCLEAR}}
{{#GROUP}}<p>{{COUNT}} cơ quan:</p>{{/GROUP}}
<ul class="bv-plain-list">{{#MEMBER}}<li>{{#LINK}}<a href="{{ADDRESS}}">{{TEXT}}</a>{{/LINK}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{#GONE}} <span class="bv-soft">({{PERIOD}})</span>{{/GONE}}</li>{{/MEMBER}}</ul>
{{#MORE}}<p class="bv-minor">và {{LEFT}} cơ quan khác</p>{{/MORE}}
{{#NARROWED}}<p class="bv-minor">Chỉ những cơ quan “{{TEXT}}”: người giao việc chọn.</p>{{/NARROWED}}
{{#WHY}}<p class="bv-minor">{{TEXT}}</p>{{/WHY}}
</div></td></tr>
{{/BODY}}
</tbody></table></details>
{{/BODIES}}
{{#MONEY}}
<details class="bv-section" id="von" open><summary><h3>Vốn</h3> <span class="bv-count">{{COUNT}} số</span></summary>
<div class="bv-section-tools"><button class="btn bv-small-btn" type="button" data-copy-table="bang-von" hidden>Chép bảng vốn</button></div>
<div class="bv-scroll-x" tabindex="0" role="group" aria-label="Bảng vốn">
<table class="bv-table" id="bang-von">
<caption>Đơn vị tính: triệu đồng. Số nghiêng là số máy cộng, không ghi trong văn bản.</caption>
<thead><tr><th scope="col">Nội dung</th>{{#COLUMN}}<th scope="col" class="bv-number">{{HEAD}}</th>{{/COLUMN}}</tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row" class="bv-money-label">{{LABEL}}</th>{{#CELL}}{{#PRINTED}}<td class="bv-number bv-item" id="money-{{N}}" data-item="money-{{N}}" data-name="{{LABEL}}: {{AMOUNT}} triệu đồng"><a class="bv-place" href="#t-money-{{N}}">{{AMOUNT}}</a></td>{{/PRINTED}}{{#COMPUTED}}<td class="bv-number"><em>{{AMOUNT}}</em></td>{{/COMPUTED}}{{#NOTHING}}<td class="bv-number"></td>{{/NOTHING}}{{/CELL}}</tr>
{{/ROW}}
</tbody>
{{#FOOT}}<tfoot>
<tr><th scope="row">Cộng các dòng</th>{{#SUM}}<td class="bv-number">{{AMOUNT}}</td>{{/SUM}}</tr>
<tr><th scope="row">Văn bản ghi: {{LABEL}}</th>{{#TOTAL}}{{#PRINTED}}<td class="bv-number bv-item" id="money-{{N}}" data-item="money-{{N}}" data-name="Văn bản ghi: {{AMOUNT}} triệu đồng"><a class="bv-place" href="#t-money-{{N}}">{{AMOUNT}}</a></td>{{/PRINTED}}{{#COMPUTED}}<td class="bv-number"><em>{{AMOUNT}}</em></td>{{/COMPUTED}}{{#NOTHING}}<td class="bv-number"></td>{{/NOTHING}}{{/TOTAL}}</tr>
<tr><th scope="row">So sánh</th>{{#DIFFERENCE}}<td class="bv-number">{{#HOLDS}}<span class="bv-tag bv-tag-good">✓ khớp</span>{{/HOLDS}}{{#FAILS}}<span class="bv-tag bv-tag-late">✗ lệch {{AMOUNT}}</span>{{/FAILS}}</td>{{/DIFFERENCE}}</tr>
</tfoot>{{/FOOT}}
</table></div>
{{#PROOFS}}
<table class="bv-table bv-proof" id="bang-chung-minh">
<caption>Kiểm tra cộng: số lớn bằng tổng các phần</caption>
<thead><tr><th scope="col">Số kiểm tra</th><th scope="col" class="bv-number">Văn bản ghi</th><th scope="col" class="bv-number">Tổng các phần</th><th scope="col">Kết quả</th></tr></thead>
<tbody>
{{#PROOF}}<tr><th scope="row">{{LABEL}}</th><td class="bv-number">{{WHOLE}}</td><td class="bv-number">{{PARTS}}</td><td>{{#HOLDS}}<span class="bv-tag bv-tag-good">✓ khớp</span>{{/HOLDS}}{{#FAILS}}<span class="bv-tag bv-tag-late">✗ lệch {{AMOUNT}}</span>{{/FAILS}}</td></tr>
{{/PROOF}}
</tbody></table>
{{/PROOFS}}
</details>
{{/MONEY}}
{{#TARGETS}}
<details class="bv-section" id="chi-tieu" open><summary><h3>Chỉ tiêu</h3> <span class="bv-count">{{COUNT}}</span></summary>
<div class="bv-section-tools"><button class="btn bv-small-btn" type="button" data-copy-table="bang-chi-tieu" hidden>Chép bảng chỉ tiêu</button></div>
<table class="bv-table" id="bang-chi-tieu">
<caption class="visually-hidden">Chỉ tiêu</caption>
<thead><tr><th scope="col">Chỉ tiêu</th><th scope="col" class="bv-number">Mức</th><th scope="col">Đơn vị</th></tr></thead>
<tbody>
{{#TARGET}}<tr class="bv-item" id="target-{{N}}" data-item="target-{{N}}" data-name="{{INDICATOR}}: {{VALUE}}"><th scope="row"><a class="bv-place" href="#t-target-{{N}}">{{INDICATOR}}</a>{{#DOUBT}} <span class="bv-tag bv-tag-doubt">cần xem lại</span>{{/DOUBT}}</th><td class="bv-number">{{VALUE}}</td><td>{{UNIT}}</td></tr>
{{/TARGET}}
</tbody></table></details>
{{/TARGETS}}
{{#STATUS}}
<details class="bv-section" id="tinh-hinh" open><summary><h3>Bảng tình hình</h3> <span class="bv-count">{{COUNT}} dòng</span></summary>
<div class="bv-section-tools"><button class="btn bv-small-btn" type="button" data-copy-table="bang-tinh-hinh" hidden>Chép bảng tình hình</button></div>
<table class="bv-table bv-rows" id="bang-tinh-hinh">
<caption class="visually-hidden">Tình hình theo địa phương</caption>
<thead><tr><th scope="col">STT</th><th scope="col">Địa phương</th><th scope="col">Tình hình</th><th scope="col">Văn bản</th><th scope="col">Ghi chú</th></tr></thead>
<tbody>
{{#LINE}}<tr class="bv-item" id="status-{{N}}" data-item="status-{{N}}" data-name="{{LOCALITY}}"><td data-head="STT">{{STT}}</td><th scope="row" data-head="Địa phương"><a class="bv-place" href="#t-status-{{N}}">{{LOCALITY}}</a></th><td data-head="Tình hình"><span>{{#STATE}}<span class="bv-tag {{CLASS}}">{{TEXT}}</span> {{/STATE}}</span></td><td data-head="Văn bản">{{DOCUMENT}}</td><td data-head="Ghi chú">{{NOTE}}</td></tr>
{{/LINE}}
</tbody></table></details>
{{/STATUS}}
{{#REFERENCES}}
<details class="bv-section" id="dan-chieu" open><summary><h3>Văn bản dẫn chiếu</h3> <span class="bv-count">{{COUNT}}</span></summary>
<div class="bv-section-tools"><button class="btn bv-small-btn" type="button" data-copy-table="bang-dan-chieu" hidden>Chép bảng dẫn chiếu</button></div>
<table class="bv-table bv-rows" id="bang-dan-chieu">
<caption class="visually-hidden">Văn bản được dẫn chiếu</caption>
<thead><tr><th scope="col">Văn bản</th><th scope="col">Ngày</th><th scope="col">Cơ quan ban hành</th><th scope="col">Chỗ ghi</th></tr></thead>
<tbody>
{{#REFERENCE}}<tr class="bv-item" id="reference-{{N}}" data-item="reference-{{N}}" data-name="{{TYPE}} {{NUMBER}}"><th scope="row" data-head="Văn bản"><span><a class="bv-place" href="#t-reference-{{N}}">{{TYPE}} {{NUMBER}}</a>{{#POINT}} <span class="bv-minor">{{TEXT}}</span>{{/POINT}}{{#DOUBT}} <span class="bv-tag bv-tag-doubt">cần xem lại</span>{{/DOUBT}}</span></th><td data-head="Ngày"><span>{{DATE}}{{#CONFLICT}} <span class="bv-tag bv-tag-late">chỗ khác ghi {{TEXT}}</span>{{/CONFLICT}}</span></td><td data-head="Cơ quan">{{ISSUER}}</td><td data-head="Chỗ ghi"><span>{{#MENTION}}<a class="bv-place" href="#t-reference-{{N}}{{SUFFIX}}">{{PLACE_NUMBER}}</a> {{/MENTION}}</span></td></tr>
{{/REFERENCE}}
</tbody></table></details>
{{/REFERENCES}}
{{#NOTHING_FOUND}}
<div class="bv-empty"><p>Không thấy nhiệm vụ, số tiền, chỉ tiêu hay văn bản dẫn chiếu nào.</p><p>Nếu đây là văn bản hành chính, xem chữ bên cạnh có đúng không; bản quét mờ nên quét lại ở 200 dpi trở lên.</p></div>
{{/NOTHING_FOUND}}
