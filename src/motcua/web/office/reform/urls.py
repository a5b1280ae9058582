from django.urls import path

from motcua.web.office.reform import duties, narratives, plans, registers

urlpatterns = [
    path("cai-cach/ke-hoach/", plans.listing, name="reform-plans"),
    path("cai-cach/ke-hoach/moi/", plans.new, name="reform-plan-new"),
    path("cai-cach/ke-hoach/<uuid:id>/", plans.one, name="reform-plan"),
    path("cai-cach/ke-hoach/<uuid:id>/giao/", plans.give, name="reform-plan-give"),
    path("cai-cach/so/", registers.listing, name="reform-registers"),
    path("cai-cach/so/dong/<uuid:id>/", registers.correction, name="reform-correct"),
    path("cai-cach/so/<slug:key>/", registers.one, name="reform-register"),
    path("cai-cach/so/<slug:key>/ghi/", registers.new, name="reform-add"),
    path("cai-cach/so/<slug:key>/tep/", registers.file, name="reform-register-file"),
    path("cai-cach/lich-bao-cao/", duties.calendar, name="reform-duties"),
    path("cai-cach/lich-bao-cao/tep/<uuid:id>/", duties.file, name="reform-duty-file"),
    path("cai-cach/lich-bao-cao/<slug:duty>/<slug:last>/", duties.send, name="reform-send"),
    path("cai-cach/bao-cao/", narratives.listing, name="reform-narratives"),
    path("cai-cach/bao-cao/soan/", narratives.new, name="reform-narrative-new"),
    path("cai-cach/bao-cao/<uuid:id>/", narratives.one, name="reform-narrative"),
    path("cai-cach/bao-cao/<uuid:id>/sua/", narratives.change, name="reform-narrative-edit"),
    path("cai-cach/bao-cao/<uuid:id>/tep/<slug:kind>/", narratives.paper, name="reform-narrative-file"),
]
