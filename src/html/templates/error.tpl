<h1>{{MESSAGE}}</h1>
{{#WHERE}}<p>Ở đâu: {{TEXT}}.</p>{{/WHERE}}
{{#MEND}}<p>{{TEXT}}</p>{{/MEND}}
<p>Mã yêu cầu: <strong class="request-id">{{REQUEST}}</strong>. Gửi mã này cho người quản trị khi cần hỏi.</p>
<p><a href="/">Về trang đầu</a></p>
