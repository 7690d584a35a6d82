<p class="bv-above-list"><a href="/directives/letters">Văn bản đôn đốc, triển khai, thông báo</a></p>
