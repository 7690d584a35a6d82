<h1>Lời nhắc để gửi</h1>
{{#NONE}}<p class="card bv-section">Không còn đơn vị nào phải nhắc.</p>{{/NONE}}
{{#TEXT}}<div class="card bv-section" data-message>
<label for="loi-nhac">Chép đoạn này rồi dán vào Zalo, tin nhắn hoặc thư.</label>
<textarea class="bv-input bv-message" id="loi-nhac" rows="{{ROWS}}" readonly spellcheck="false">{{WORDS:p}}</textarea>
<p><button class="btn btn-primary" type="button" data-copy-message hidden>Chép lời nhắc</button> <span role="status" data-copied></span></p>
</div>{{/TEXT}}
<p><a href="{{BACK}}">Quay lại</a></p>
