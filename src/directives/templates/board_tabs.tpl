<nav class="bv-tabs d-print-none" aria-label="Các trang điều hành"><ul>
{{#TAB}}<li><a href="{{ADDRESS}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{TEXT}}</a></li>
{{/TAB}}</ul></nav>
