<nav class="bv-crumbs" aria-label="Vị trí trang"><ol><li><a href="/directives">Điều hành</a></li><li><a href="{{DIRECTIVE}}">{{DIRECTIVE_TITLE}}</a></li><li aria-current="page">{{HEADING}}</li></ol></nav>
<h1>{{HEADING}}</h1>
<div class="bv-area"><div class="bv-area-main">
<section class="card bv-section" aria-labelledby="viec"><h2 id="viec">Nhiệm vụ</h2><p class="bv-duty-words">{{ACTION_WORDS}}</p>
<dl class="bv-facts">{{#FACT}}<dt>{{TERM}}</dt><dd>{{VALUE}}</dd>{{/FACT}}</dl><p><a href="{{OWN}}/message">Lời nhắc để gửi các cơ quan chậm</a></p></section>
<section class="card bv-section" aria-labelledby="ky"><h2 id="ky">Các kỳ của từng cơ quan</h2>
{{#NO_TURNS}}<p>Không có lượt nào trong phạm vi của anh/chị.</p>{{/NO_TURNS}}
{{#TURNS}}<table class="bv-table bv-rows"><caption class="visually-hidden">Các kỳ của từng cơ quan</caption><thead><tr><th scope="col">Cơ quan</th><th scope="col">Hạn</th><th scope="col">Tình trạng</th><th scope="col">Văn bản trả lời</th></tr></thead>
<tbody>{{#TURN}}<tr><th scope="row" data-head="Cơ quan"><a href="{{ADDRESS}}">{{BODY}}</a></th><td data-head="Hạn">{{DAY}}</td><td data-head="Tình trạng"><span class="bv-tag {{TONE}}"><span aria-hidden="true">{{SIGN}}</span> {{STANDING}}</span></td><td data-head="Văn bản trả lời">{{REPLY}}</td></tr>
{{/TURN}}</tbody></table>{{#MORE}}<p class="bv-soft">{{TEXT}}</p>{{/MORE}}{{/TURNS}}</section>
</div><div class="bv-area-side">
{{#ANCHOR}}<section class="card bv-section bv-edit"><h2>Hạn tính theo sự kiện</h2><p>{{TEXT}}</p><form method="post" action="{{OWN}}/anchor" novalidate>{{>CSRF}}
<label for="anchor_day">Ngày xảy ra</label><input class="bv-input bv-input-date" id="anchor_day" name="anchor_day" value="{{TYPED}}" inputmode="numeric" autocomplete="off"><button class="btn" type="submit">Ghi và tính hạn</button></form></section>{{/ANCHOR}}
{{#ADD}}<section class="card bv-section bv-edit"><h2>Giao thêm cơ quan</h2><form method="post" action="{{OWN}}/bodies" novalidate>{{>CSRF}}
<label for="leads">Tên cơ quan</label><p class="bv-hint" id="leads-hint">Mỗi dòng một tên hoặc một nhóm.</p><textarea class="bv-input" id="leads" name="leads" rows="2" aria-describedby="leads-hint">{{TYPED:p}}</textarea><button class="btn" type="submit">Giao thêm</button></form></section>
<details class="card bv-section bv-edit"{{#OPEN}} open{{/OPEN}}><summary>Thu hồi nhiệm vụ</summary><form method="post" action="{{OWN}}/withdrawal" novalidate>{{>CSRF}}
<label for="reason">Lý do</label><textarea class="bv-input" id="reason" name="reason" rows="2">{{REASON:p}}</textarea><button class="btn" type="submit">Thu hồi</button></form></details>{{/ADD}}
</div></div>
