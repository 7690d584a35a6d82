{{#MAKE}}<p class="bv-above-list"><a class="btn btn-primary" href="/directives/tables/new">Lập bảng tổng hợp</a></p>{{/MAKE}}
