<div class="bv-letter" lang="vi" role="group" aria-label="Văn bản như trên giấy" tabindex="0">
<div class="bv-letter-head">
<div>{{#PARENT}}<p>{{TEXT}}</p>{{/PARENT}}{{#ISSUER}}<p><strong>{{TEXT}}</strong></p>{{/ISSUER}}<div class="bv-letter-rule"></div><p class="bv-letter-number">{{NUMBER}}</p>{{#ABOUT}}<p>{{TEXT}}</p>{{/ABOUT}}</div>
<div><p><strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong></p><p><strong class="bv-letter-motto">Độc lập - Tự do - Hạnh phúc</strong></p><p class="bv-letter-day"><em>{{DAY}}</em></p></div>
</div>
{{#TITLED}}<div class="bv-letter-title"><p><strong>{{TITLE}}</strong></p><p><strong>{{SUBJECT}}</strong></p><div class="bv-letter-rule"></div></div>{{/TITLED}}
{{#TO_ONE}}<p class="bv-letter-to">Kính gửi: {{TEXT}}.</p>{{/TO_ONE}}
{{#TO_MANY}}<div class="bv-letter-many"><p>Kính gửi:</p><ul>{{#TO}}<li>{{TEXT}}</li>{{/TO}}</ul></div>{{/TO_MANY}}
{{#OPENING}}<p class="bv-letter-text">{{TEXT}}</p>{{/OPENING}}
{{#FACTS}}<table class="bv-letter-table"><thead><tr><th scope="col">TT</th><th scope="col">Đơn vị</th><th scope="col">Nhiệm vụ</th><th scope="col">Thời hạn</th><th scope="col">Tình trạng</th></tr></thead><tbody>
{{#ROW}}<tr><td>{{POSITION}}</td><td>{{BODY}}</td><td>{{DUTY}}</td><td>{{DUE}}</td><td>{{STANDING}}</td></tr>
{{/ROW}}</tbody></table>{{/FACTS}}
{{#CLOSING}}<p class="bv-letter-text">{{TEXT}}</p>{{/CLOSING}}
<div class="bv-letter-end">
<div class="bv-letter-recipients"><p><strong><em>Nơi nhận:</em></strong></p>{{#RECIPIENT}}<p>{{TEXT}}</p>{{/RECIPIENT}}{{#CODE}}<svg class="bv-letter-code" viewBox="0 0 {{SIDE}} {{SIDE}}" role="img" aria-label="Mã QR của văn bản"><path d="{{PATH}}"></path></svg>{{/CODE}}</div>
<div class="bv-letter-sign">{{#AUTHORITY}}<p><strong>{{TEXT}}</strong></p>{{/AUTHORITY}}<p class="bv-letter-name"><strong>{{SIGNER}}</strong></p></div>
</div>
</div>
