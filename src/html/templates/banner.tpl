{{#DONE}}<div class="banner banner-done" role="alert"><strong>Đã xong.</strong> {{TEXT}}</div>{{/DONE}}
{{#NOTE}}<div class="banner banner-note" role="status"><strong>Lưu ý.</strong> {{TEXT}}</div>{{/NOTE}}
{{#WARNING}}<div class="banner banner-warning" role="alert"><strong>Cảnh báo.</strong> {{TEXT}}</div>{{/WARNING}}
