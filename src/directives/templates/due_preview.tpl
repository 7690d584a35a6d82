{{#WRONG}}<p class="bv-soft">Chưa tính được: {{TEXT}}</p>{{/WRONG}}
{{#SAID}}<p>Hiểu là: <strong>{{WORDS}}</strong></p>{{/SAID}}
{{#WARNING}}<p class="bv-due-warning">{{TEXT}}</p>{{/WARNING}}
{{#TABLE}}<table class="bv-table bv-due-table"><caption class="visually-hidden">Những ngày tới</caption>
<thead><tr><th scope="col">Ngày</th><th scope="col">Ngày cuối còn kịp</th><th scope="col">Thứ</th><th scope="col">Ngày đó</th></tr></thead>
<tbody>{{#ROW}}<tr><th scope="row">{{DAY}}</th><td>{{LAST}}</td><td>{{WEEKDAY}}</td><td>{{#OFF}}<strong>{{/OFF}}{{KIND}}{{#OFF}}</strong>{{/OFF}} <span class="bv-soft">{{NOTE}}</span></td></tr>
{{/ROW}}</tbody></table>{{/TABLE}}
