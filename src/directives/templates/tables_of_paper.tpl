<section class="card bv-section" aria-labelledby="bang-tong-hop"><h2 id="bang-tong-hop">Bảng tổng hợp</h2>
<ul class="bv-plain-list">{{#TABLE}}<li><a href="{{ADDRESS}}">{{TEXT}}</a></li>{{/TABLE}}</ul>
{{#MAKE}}<p><a href="{{ADDRESS}}">{{TEXT}}</a></p>{{/MAKE}}
</section>
