{{#BLOCK}}{{#BREAK}}<hr class="bv-page-break">{{/BREAK}}{{#PARAGRAPH}}<p{{#PLACE}} data-at="{{AT}}"{{/PLACE}}>{{#PIECE}}{{#BEGIN}}<span class="hl hl-{{KIND}}" id="{{ANCHOR}}" data-items="{{ITEM}}"{{#LABELLED}} data-label="{{LABEL}}"{{/LABELLED}}></span>{{/BEGIN}}{{#MARKED}}<span class="hl hl-{{KIND}}" data-items="{{ITEMS}}">{{TEXT}}</span>{{/MARKED}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{/PIECE}}</p>
{{/PARAGRAPH}}{{#TABLE}}<div class="bv-scroll-x" tabindex="0" role="group" aria-label="Bảng trong văn bản"><table><tbody>
{{#ROW}}<tr>{{#CELL}}<td{{#PLACE}} data-at="{{AT}}"{{/PLACE}}>{{#PIECE}}{{#BEGIN}}<span class="hl hl-{{KIND}}" id="{{ANCHOR}}" data-items="{{ITEM}}"{{#LABELLED}} data-label="{{LABEL}}"{{/LABELLED}}></span>{{/BEGIN}}{{#MARKED}}<span class="hl hl-{{KIND}}" data-items="{{ITEMS}}">{{TEXT}}</span>{{/MARKED}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{/PIECE}}</td>{{/CELL}}</tr>
{{/ROW}}
</tbody></table></div>
{{/TABLE}}{{/BLOCK}}
