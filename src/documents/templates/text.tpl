{{#BLOCK}}{{#BREAK}}<hr class="bv-page-break">{{/BREAK}}{{#PARAGRAPH}}<p>{{#PIECE}}{{#BEGIN}}<span class="hl hl-{{KIND}}" id="{{ANCHOR}}" data-items="{{ITEM}}" data-label="{{LABEL}}"></span>{{/BEGIN}}{{#MARKED}}<span class="hl hl-{{KIND}}" data-items="{{ITEMS}}">{{TEXT}}</span>{{/MARKED}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{/PIECE}}</p>
{{/PARAGRAPH}}{{#TABLE}}<table><tbody>
{{#ROW}}<tr>{{#CELL}}<td>{{#PIECE}}{{#BEGIN}}<span class="hl hl-{{KIND}}" id="{{ANCHOR}}" data-items="{{ITEM}}" data-label="{{LABEL}}"></span>{{/BEGIN}}{{#MARKED}}<span class="hl hl-{{KIND}}" data-items="{{ITEMS}}">{{TEXT}}</span>{{/MARKED}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{/PIECE}}</td>{{/CELL}}</tr>
{{/ROW}}
</tbody></table>
{{/TABLE}}{{/BLOCK}}
