{{#PANELS}}
<section class="card bv-section" aria-labelledby="map">
<h2 id="map">Bản đồ</h2>
<div class="bv-maps">
{{#PANEL}}
<figure class="bv-map">
<svg viewBox="0 0 {{WIDTH}} {{HEIGHT}}" role="group" aria-label="{{ALT}}">
{{#GROUND}}<path class="bv-map-ground" fill-rule="evenodd" d="{{D}}"></path>{{/GROUND}}
{{#SHAPE}}<a href="{{ADDRESS}}" aria-label="{{NAME}}"><title>{{NAME}}</title><path class="bv-map-area bv-map-{{TONE}}" fill-rule="evenodd" d="{{D}}"></path></a>{{/SHAPE}}
{{#LABEL}}<text class="bv-map-label" font-size="{{FONT}}" aria-hidden="true" x="{{X}}" y="{{Y}}">{{NAME}}</text>{{/LABEL}}
</svg>
<figcaption>{{TITLE}}</figcaption>
</figure>
{{/PANEL}}
</div>
</section>
{{/PANELS}}
