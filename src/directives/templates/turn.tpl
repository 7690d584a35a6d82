<nav class="bv-crumbs" aria-label="Vị trí trang"><ol><li><a href="/directives">Điều hành</a></li><li><a href="{{DIRECTIVE}}">{{DIRECTIVE_TITLE}}</a></li><li aria-current="page">{{BODY}}</li></ol></nav>
<div class="bv-head-row"><h1>{{BODY}}</h1><span class="bv-tag {{TONE}}"><span aria-hidden="true">{{SIGN}}</span> {{STANDING}}</span></div>
<p class="bv-subject">{{SHORT}}</p>
{{#SILENCE}}<div class="banner banner-warning"><p><strong>Mặc định do không báo cáo</strong> (ghi nhận ngày {{ON}}): {{TEXT}}</p>{{#SUPERSEDED}}<p>Đã được thay bởi: {{BY}} (ngày {{ON}}). Cả hai ghi nhận đều được giữ.</p>{{/SUPERSEDED}}</div>{{/SILENCE}}
{{#REQUEST}}<div class="banner banner-note"><p>{{WORDS}}</p><p class="bv-soft">{{WHO}}</p>
{{#DECIDE}}<form method="post" action="{{ACTION}}" class="bv-edit" novalidate>{{>CSRF}}
<label for="answer-{{ID}}">{{ANSWER_LABEL}}</label><textarea class="bv-input" id="answer-{{ID}}" name="answer" rows="2"></textarea>
<div class="bv-inline">{{#GRANT}}<button class="btn btn-primary" type="submit" name="decision" value="grant">Cho gia hạn</button><button class="btn" type="submit" name="decision" value="refuse">Không cho gia hạn</button>{{/GRANT}}{{#ANSWER}}<button class="btn btn-primary" type="submit" name="decision" value="answer">Trả lời</button>{{/ANSWER}}</div></form>{{/DECIDE}}</div>{{/REQUEST}}
<div class="bv-area">
<div class="bv-area-main">
<section class="card bv-section" aria-labelledby="viec"><h2 id="viec">Nhiệm vụ</h2>
<p class="bv-duty-words">{{ACTION_WORDS}}</p>
<p><a href="{{OWN}}/message">Lời nhắc để gửi</a></p>
<dl class="bv-facts">{{#FACT}}<dt>{{TERM}}</dt><dd>{{VALUE}}</dd>{{/FACT}}<dt>Nguồn</dt><dd><a href="{{PAPER}}">{{DIRECTIVE_TITLE}}</a>{{#CLAUSE}}, <a href="{{PAPER}}/review">điểm {{TEXT}}</a>{{/CLAUSE}}</dd></dl>
</section>
{{#JUDGE}}
<section class="card bv-section bv-edit" aria-labelledby="tiep-nhan"><h2 id="tiep-nhan">Tiếp nhận hoặc trả lại</h2>
{{#RESULT}}<p>{{TEXT}}</p>{{/RESULT}}
<form method="post" action="{{OWN}}/acceptance" novalidate>{{>CSRF}}<input type="hidden" name="seen" value="{{SEEN}}">
<label for="accept-note">{{NOTE_LABEL}}</label><input class="bv-input" id="accept-note" name="note" value="{{NOTE}}" autocomplete="off">
<button class="btn btn-primary" type="submit">Tiếp nhận, hoàn thành</button></form>
{{#RETURN}}<details class="bv-edit"{{#OPEN}} open{{/OPEN}}><summary>Trả lại để làm tiếp</summary><form method="post" action="{{OWN}}/return" novalidate>{{>CSRF}}<input type="hidden" name="seen" value="{{SEEN}}">
<label for="reason">Lý do trả lại</label><textarea class="bv-input" id="reason" name="reason" rows="2">{{REASON:p}}</textarea>
<button class="btn" type="submit">Trả lại</button></form></details>{{/RETURN}}
</section>
{{/JUDGE}}
{{#SUBMIT}}
<section class="card bv-section bv-edit" aria-labelledby="nop"><h2 id="nop">{{HEADING}}</h2>
<form method="post" action="{{OWN}}/result" enctype="multipart/form-data" novalidate>
{{>CSRF}}<input type="hidden" name="seen" value="{{SEEN}}">
<label for="reply">Số, ký hiệu văn bản trả lời</label>
<p class="bv-hint" id="reply-hint">Ví dụ 120/BC-UBND. Văn bản có trong sổ được nối tự động.</p>
<input class="bv-input" id="reply" name="reply" value="{{REPLY}}" autocomplete="off" spellcheck="false" aria-describedby="reply-hint">
<label for="note">Tóm tắt kết quả</label>
<textarea class="bv-input" id="note" name="note" rows="3">{{NOTE:p}}</textarea>
{{#PROXY}}<label for="on">Ngày nhận</label><p class="bv-hint" id="on-hint">Bỏ trống là hôm nay. Ghi thay cơ quan chưa dùng hệ thống.</p><input class="bv-input bv-input-date" id="on" name="on" value="{{ON}}" inputmode="numeric" autocomplete="off" aria-describedby="on-hint">{{/PROXY}}
<label for="file">Tệp kèm theo</label>
<p class="bv-hint" id="file-hint">Không bắt buộc. Mỗi lần gửi không quá 20 MB.</p>
<input class="bv-input" id="file" name="file" type="file" multiple aria-describedby="file-hint">
<button class="btn btn-primary" type="submit">{{BUTTON}}</button>
</form></section>
{{/SUBMIT}}
{{#RECORD}}
<details class="card bv-section bv-edit"{{#OPEN}} open{{/OPEN}}><summary>{{HEADING}}</summary>
<form method="post" action="{{OWN}}/result" enctype="multipart/form-data" novalidate>
{{>CSRF}}<input type="hidden" name="seen" value="{{SEEN}}">
<label for="reply">Số, ký hiệu văn bản trả lời</label>
<p class="bv-hint" id="reply-hint">Ví dụ 120/BC-UBND. Văn bản có trong sổ được nối tự động.</p>
<input class="bv-input" id="reply" name="reply" value="{{REPLY}}" autocomplete="off" spellcheck="false" aria-describedby="reply-hint">
<label for="note">Tóm tắt kết quả</label>
<textarea class="bv-input" id="note" name="note" rows="3">{{NOTE:p}}</textarea>
{{#PROXY}}<label for="on">Ngày nhận</label><p class="bv-hint" id="on-hint">Bỏ trống là hôm nay. Ghi thay cơ quan chưa dùng hệ thống.</p><input class="bv-input bv-input-date" id="on" name="on" value="{{ON}}" inputmode="numeric" autocomplete="off" aria-describedby="on-hint">{{/PROXY}}
<label for="file">Tệp kèm theo</label>
<p class="bv-hint" id="file-hint">Không bắt buộc. Mỗi lần gửi không quá 20 MB.</p>
<input class="bv-input" id="file" name="file" type="file" multiple aria-describedby="file-hint">
<button class="btn btn-primary" type="submit">{{BUTTON}}</button>
</form></details>
{{/RECORD}}
<section class="card bv-section" aria-labelledby="dien-bien"><h2 id="dien-bien">Diễn biến</h2>
<ol class="bv-events">{{#EVENT}}<li><span class="bv-event-day">{{DAY}}</span> <strong>{{WHAT}}</strong> <span class="bv-soft">{{WHO}}</span>{{#NOTE}}<div>{{TEXT}}</div>{{/NOTE}}{{#FILE}}<div><a href="{{ADDRESS}}">{{NAME}}</a></div>{{/FILE}}</li>
{{/EVENT}}</ol></section>
{{#BRANCHES}}
<section class="card bv-section" aria-labelledby="cap-duoi"><h2 id="cap-duoi">Giao tiếp cho cấp dưới: {{SUMMARY}}</h2>
<table class="bv-table bv-rows"><caption class="visually-hidden">Các việc đã giao tiếp</caption><thead><tr><th scope="col">Cơ quan</th><th scope="col">Văn bản</th><th scope="col">Hạn</th><th scope="col">Tình trạng</th></tr></thead>
<tbody>{{#ROW}}<tr><th scope="row" data-head="Cơ quan" class="{{DEPTH}}"><a href="{{ADDRESS}}">{{BODY}}</a></th><td data-head="Văn bản"><a href="{{DIRECTIVE}}">{{TITLE}}</a></td><td data-head="Hạn">{{DUE}}</td><td data-head="Tình trạng"><span class="bv-tag {{TONE}}"><span aria-hidden="true">{{SIGN}}</span> {{STANDING}}</span></td></tr>
{{/ROW}}</tbody></table></section>
{{/BRANCHES}}
</div>
<div class="bv-area-side">
<section class="card bv-section" aria-labelledby="thoi-gian"><h2 id="thoi-gian">Thời gian nằm ở đâu</h2>
<table class="bv-table"><caption class="visually-hidden">Thời gian của từng khâu</caption><thead><tr><th scope="col">Khâu</th><th scope="col" class="bv-number">Số ngày</th><th scope="col" class="bv-number">Quá hạn</th></tr></thead>
<tbody>{{#SHARE}}<tr><th scope="row">{{WHOSE}}<div class="bv-soft bv-share-days">{{FROM}} – {{TO}}</div></th><td class="bv-number">{{DAYS}}</td><td class="bv-number">{{LATE}}</td></tr>{{/SHARE}}</tbody></table></section>
{{#OTHERS}}<section class="card bv-section" aria-labelledby="cac-ky"><h2 id="cac-ky">Các kỳ của nhiệm vụ</h2><ul class="bv-plain-list">{{#TURN}}<li>{{#HERE}}<strong>{{DAY}}</strong>{{/HERE}}{{#THERE}}<a href="{{ADDRESS}}">{{DAY}}</a>{{/THERE}} <span class="bv-tag {{TONE}}"><span aria-hidden="true">{{SIGN}}</span> {{STANDING}}</span></li>{{/TURN}}</ul>{{#MORE}}<p class="bv-soft">{{TEXT}}</p>{{/MORE}}</section>{{/OTHERS}}
{{#PROGRESS}}<details class="card bv-section bv-edit"{{#OPEN}} open{{/OPEN}}><summary>Ghi tiến độ</summary><form method="post" action="{{OWN}}/progress" enctype="multipart/form-data" novalidate>{{>CSRF}}<input type="hidden" name="seen" value="{{SEEN}}">
<label for="said">Đã làm đến đâu</label><textarea class="bv-input" id="said" name="note" rows="2">{{NOTE:p}}</textarea>
<label for="percent">Tỷ lệ hoàn thành (%)</label><input class="bv-input bv-input-date" id="percent" name="progress" value="{{PERCENT}}" inputmode="numeric" autocomplete="off">
<button class="btn" type="submit">Ghi</button></form></details>{{/PROGRESS}}
{{#EXTEND}}<details class="card bv-section bv-edit"{{#OPEN}} open{{/OPEN}}><summary>Xin gia hạn</summary><form method="post" action="{{OWN}}/extension" novalidate>{{>CSRF}}
<label for="wanted">Xin đến ngày</label><input class="bv-input bv-input-date" id="wanted" name="wanted" value="{{WANTED}}" inputmode="numeric" autocomplete="off">
<label for="extension-reason">Lý do</label><textarea class="bv-input" id="extension-reason" name="reason" rows="2">{{REASON:p}}</textarea>
<button class="btn" type="submit">Gửi đề nghị</button></form></details>{{/EXTEND}}
{{#ESCALATE}}<details class="card bv-section bv-edit"{{#OPEN}} open{{/OPEN}}><summary>Báo cáo vượt thẩm quyền</summary><form method="post" action="{{OWN}}/escalation" novalidate>{{>CSRF}}
<label for="beyond">Nội dung vượt thẩm quyền, đề nghị giải quyết</label><textarea class="bv-input" id="beyond" name="reason" rows="2">{{REASON:p}}</textarea>
<button class="btn" type="submit">Gửi {{TO}}</button></form></details>{{/ESCALATE}}
{{#PASS_ON}}<section class="card bv-section bv-edit"><h2>Giao tiếp cho cấp dưới</h2><form method="post" action="{{OWN}}/passing" novalidate>{{>CSRF}}
<label for="paper">Số, ký hiệu văn bản triển khai của cơ quan anh/chị</label><p class="bv-hint" id="paper-hint">Văn bản đã xác nhận trong sổ. Chưa có văn bản: <a href="/directives/letters/new">soạn văn bản</a> trước.</p><input class="bv-input" id="paper" name="paper" value="{{PAPER_TYPED}}" autocomplete="off" spellcheck="false" aria-describedby="paper-hint">
<button class="btn" type="submit">Lập danh sách giao tiếp</button></form></section>{{/PASS_ON}}
{{#HAND_OVER}}<details class="card bv-section bv-edit"{{#OPEN}} open{{/OPEN}}><summary>Bàn giao cho cơ quan khác</summary><form method="post" action="{{OWN}}/handover" novalidate>{{>CSRF}}
{{#ENDED}}<p>{{TEXT}}</p>{{/ENDED}}
<label for="to">Cơ quan nhận</label><input class="bv-input" id="to" name="to" value="{{TO}}" autocomplete="off">
<label for="handover-reason">Lý do</label><textarea class="bv-input" id="handover-reason" name="reason" rows="2">{{REASON:p}}</textarea>
<button class="btn" type="submit">Bàn giao</button></form></details>{{/HAND_OVER}}
</div>
</div>
