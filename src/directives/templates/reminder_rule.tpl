<h1>Cách nhắc việc</h1>
<div class="card bv-section bv-edit">
<p>Áp dụng cho các nhiệm vụ mà cơ quan của anh/chị giao và theo dõi.</p>
<form method="post" action="/directives/reminders" novalidate>
{{>CSRF}}
<label for="before">Nhắc trước hạn (số ngày)</label>
<p class="bv-hint" id="before-hint">Ví dụ: 7, 3, 1. Bỏ trống là không nhắc trước.</p>
<input class="bv-input" id="before" name="before" value="{{BEFORE}}" autocomplete="off" inputmode="numeric" aria-describedby="before-hint">
<label class="bv-choice"><input type="checkbox" name="on_day" value="1"{{#ON_DAY}} checked{{/ON_DAY}}> Nhắc vào đúng ngày hạn</label>
<label for="overdue_every">Quá hạn thì nhắc lại sau mỗi (ngày)</label>
<p class="bv-hint" id="every-hint">0 là không nhắc lại.</p>
<input class="bv-input bv-input-date" id="overdue_every" name="overdue_every" value="{{EVERY}}" autocomplete="off" inputmode="numeric" aria-describedby="every-hint">
<label for="escalate_after">Quá hạn bao nhiêu ngày thì báo lãnh đạo cấp trên</label>
<p class="bv-hint" id="after-hint">0 là không báo.</p>
<input class="bv-input bv-input-date" id="escalate_after" name="escalate_after" value="{{AFTER}}" autocomplete="off" inputmode="numeric" aria-describedby="after-hint">
<button class="btn btn-primary" type="submit">Lưu</button>
</form></div>
