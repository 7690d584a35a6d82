<div class="bv-reading bv-review" data-reading="1" data-review="{{ADDRESS}}"{{#CHANGEABLE}} data-changeable="1"{{/CHANGEABLE}}{{#REASONED}} data-reasoned="1"{{/REASONED}}>
<div class="bv-reading-head">
<div>
<p class="bv-back"><a href="/documents/papers/{{ID}}">‹ Văn bản trong sổ</a></p>
<h1>Rà soát: {{TITLE}}</h1>
<p>{{FILE}} · <span class="bv-tag {{STATE_CLASS}}">{{STATE}}</span>{{#RECOGNISED}} · <span class="bv-tag bv-tag-doubt">chữ nhận dạng từ ảnh, so với ảnh trang</span>{{/RECOGNISED}}{{#CONFIRMED}} · {{NAME}}, {{WHEN}}{{/CONFIRMED}}</p>
</div>
<div class="bv-actions">
<a class="btn bv-small-btn" href="/documents/review/figures">Máy đọc đúng bao nhiêu</a>
{{#FINISH}}<form method="post" action="{{ADDRESS}}/confirmation" data-finish>{{>CSRF}}<button class="btn btn-primary" type="submit">Xác nhận văn bản</button></form>{{/FINISH}}
</div>
</div>
<nav class="bv-switch" aria-label="Văn bản hay kết quả"><a href="#van-ban">Văn bản</a><a href="#ket-qua">Rà soát</a></nav>
<div class="bv-split">
<section class="bv-pane" id="van-ban" aria-labelledby="van-ban-title">
<div class="bv-pane-head">
<h2 id="van-ban-title">Văn bản</h2>
{{#IMAGES}}<fieldset class="bv-kinds"><legend class="visually-hidden">Xem chữ hay ảnh trang</legend>
<label><input type="radio" name="view" id="view-text" checked autocomplete="off"> Chữ</label>
<label><input type="radio" name="view" id="view-pages" autocomplete="off"> Ảnh trang</label>
</fieldset>{{/IMAGES}}
<div class="bv-review-select" data-select hidden><span data-select-hint>Chọn một đoạn chữ để thêm mục.</span>
<div class="bv-review-adds">{{#ADD}}<button class="btn bv-small-btn" type="button" data-add="{{ADD_KIND}}">+ {{ADD_WORDS}}</button>{{/ADD}}</div></div>
</div>
<div class="bv-pane-body" data-paper="1" tabindex="0" role="region" aria-label="Nội dung văn bản, phím mũi tên để sang mục trước hoặc sau">
<div class="bv-paper bv-review-text" data-text="1">
{{>TEXT}}
</div>
{{#PAGES}}<div class="bv-review-pages">{{#PAGE}}<figure id="trang-{{NUMBER}}"><figcaption>Trang {{NUMBER}}</figcaption><img src="/documents/papers/{{ID}}/pages/{{NUMBER}}.png" alt="Ảnh trang {{NUMBER}} của bản gốc" loading="lazy" width="1000" height="1414"></figure>
{{/PAGE}}</div>{{/PAGES}}
</div>
</section>
<section class="bv-pane" id="ket-qua" aria-labelledby="ket-qua-title">
<div class="bv-pane-head">
<div class="bv-review-progress"><h2 id="ket-qua-title">Máy đọc, người rà soát</h2>
<p role="status"><strong data-progress="1">{{PROGRESS}}</strong></p>
<p class="bv-soft" role="status" data-saved="1"></p>
<button class="btn bv-small-btn" type="button" data-next hidden>Tới mục chưa xem</button></div>
<ul class="bv-contents">
{{#CONTENT}}<li><a href="#phan-{{SECTION}}">{{SECTION_TITLE}} <span class="bv-soft" data-left="{{SECTION}}">{{LEFT}}</span></a></li>
{{/CONTENT}}
</ul>
</div>
<div class="bv-pane-body" data-panel="1" tabindex="0" role="region" aria-label="Các mục cần rà soát">
<form method="post" action="{{ADDRESS}}" data-items autocomplete="off">
{{>CSRF}}
{{#REASON}}<div class="bv-section"><div class="field"><label for="reason">Lý do sửa</label><p class="hint" id="reason-hint">Văn bản đã xác nhận: muốn sửa phần đầu hay mục đã xem thì nói rõ vì sao. Bản trước vẫn được giữ.</p><input class="form-control" id="reason" name="reason" aria-describedby="reason-hint" maxlength="500" autocomplete="off"></div></div>{{/REASON}}
{{#FINDINGS}}
<details class="bv-section" id="can-xem" open><summary><h3>Chỗ cần xem</h3> <span class="bv-count">{{COUNT}}</span></summary>
<ul class="bv-list">
{{#FINDING}}<li class="bv-item bv-finding" id="finding-{{N}}" data-item="finding-{{N}}" data-name="{{MESSAGE}}">{{#ERROR}}<span class="bv-tag bv-tag-late">Sai lệch</span>{{/ERROR}}{{#NOTE}}<span class="bv-tag bv-tag-info">Lưu ý</span>{{/NOTE}} <span>{{MESSAGE}} {{#WHERE}}<a class="bv-place" href="#t-finding-{{N}}">Xem chỗ ghi</a>{{/WHERE}}</span></li>
{{/FINDING}}
</ul></details>
{{/FINDINGS}}
{{#GROUP}}
<details class="bv-section bv-review-group" id="phan-{{GROUP_KIND}}" data-group="{{GROUP_KIND}}"{{#SHOWN}} open{{/SHOWN}}><summary><h3>{{GROUP_TITLE}}</h3> <span class="bv-count" data-count="{{GROUP_KIND}}">{{GROUP_COUNT}}</span></summary>
<div class="bv-review-items" data-list="{{GROUP_KIND}}">
{{>ITEMS}}
</div>
<p class="bv-soft bv-review-none">Chưa có mục nào.</p>
{{#GROUP_TOOLS}}<p class="bv-review-group-tools"><button class="btn bv-small-btn" type="submit" name="section" value="{{GROUP_KIND}}">Còn lại đều đúng<span class="visually-hidden">: {{GROUP_TITLE}}</span></button> {{#GROUP_ADD}}<button class="btn bv-small-btn" type="button" data-add="{{GROUP_KIND}}" hidden>+ Thêm {{ADD_WORDS}}</button>{{/GROUP_ADD}}</p>{{/GROUP_TOOLS}}
</details>
{{/GROUP}}
{{#PLAIN_FORM}}<div class="bv-section" data-no-script><button class="btn btn-primary" type="submit">Lưu các mục đã đánh dấu đúng</button></div>{{/PLAIN_FORM}}
</form>
<div class="bv-section bv-no-print"><p class="bv-live" role="status" data-live="1"></p></div>
</div>
{{#LEGEND}}<ul class="bv-review-keys" aria-label="Phím tắt"><li><kbd>↑</kbd> <kbd>↓</kbd> mục trước, sau</li><li><kbd>Enter</kbd> đúng</li><li><kbd>F2</kbd> sửa</li><li><kbd>Delete</kbd> bỏ</li><li><kbd>Ctrl</kbd>+<kbd>Z</kbd> trả lại</li><li><kbd>Insert</kbd> thêm</li><li><kbd>Ctrl</kbd>+<kbd>Enter</kbd> lưu, sang mục sau</li><li><kbd>Esc</kbd> đóng ô sửa</li></ul>{{/LEGEND}}
</section>
</div>
</div>
