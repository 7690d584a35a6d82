<p class="bv-above-list"><a href="/directives">Điều hành</a>{{#WRITE}} · <a href="/directives/letters/new">Soạn văn bản</a>{{/WRITE}} · <a href="/directives/letters/forms">Mẫu văn bản</a></p>
