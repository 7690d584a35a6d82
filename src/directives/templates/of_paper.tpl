<section class="card bv-section" aria-labelledby="giao-viec"><h2 id="giao-viec">Giao việc</h2>
<ul class="bv-plain-list">{{#LIST}}<li><a href="{{ADDRESS}}">{{TEXT}}</a> <span class="bv-soft">{{WHO}}</span></li>{{/LIST}}</ul>
{{#MAKE}}<form method="post" action="{{ADDRESS}}">{{>CSRF}}<button class="btn btn-primary" type="submit">Lập danh sách giao việc</button></form>{{/MAKE}}
{{#REPLY}}<form class="bv-edit" method="post" action="{{ADDRESS}}">{{>CSRF}}<input type="hidden" name="turn" value="{{TURN}}"><input type="hidden" name="seen" value="{{SEEN}}">
<p>Văn bản này có thể là kết quả của: <a href="{{TURN_ADDRESS}}">{{TEXT}}</a> <span class="bv-soft">Hạn: {{DUE}}</span></p><button class="btn btn-sm" type="submit">Ghi nhận là kết quả</button></form>{{/REPLY}}
</section>
