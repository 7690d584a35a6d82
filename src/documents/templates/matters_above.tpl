<p class="bv-above-list"><a href="/documents">Văn bản</a>{{#KEEP}} · <a href="/documents/matters/new">Lập hồ sơ</a>{{/KEEP}}</p>
