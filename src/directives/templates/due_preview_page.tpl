<h1>Những ngày tới</h1>
<div class="card bv-section">{{>PREVIEW}}</div>
