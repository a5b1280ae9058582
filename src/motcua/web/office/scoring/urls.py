from django.urls import path

from motcua.web.office.scoring import criteria, filling, frames, rounds, sheets

urlpatterns = [
    path("cham-diem/", rounds.listing, name="scoring"),
    path("cham-diem/mo-ky/", rounds.open_one, name="scoring-open"),
    path("cham-diem/bo-tieu-chi/", frames.listing, name="scoring-frames"),
    path("cham-diem/bo-tieu-chi/nap/", frames.load, name="scoring-frame-load"),
    path("cham-diem/bo-tieu-chi/<uuid:key>/tai/", frames.workbook, name="scoring-frame-file"),
    path("cham-diem/bo-tieu-chi/<uuid:key>/", frames.frame, name="scoring-frame"),
    path("cham-diem/ky/<uuid:key>/", rounds.one, name="scoring-round"),
    path("cham-diem/ky/<uuid:key>/cong-bo/", rounds.publish_one, name="scoring-publish"),
    path("cham-diem/phieu/<uuid:key>/", sheets.one, name="scoring-sheet"),
    path("cham-diem/phieu/<uuid:key>/buoc/<slug:step>/", sheets.act, name="scoring-step"),
    path("cham-diem/phieu/<uuid:key>/tu-cham/", filling.score, name="scoring-score"),
    path("cham-diem/phieu/<uuid:key>/tham-dinh/", filling.judge, name="scoring-judge"),
    path("cham-diem/phieu/<uuid:key>/<int:number>/", criteria.one, name="scoring-criterion"),
    path("cham-diem/phieu/<uuid:key>/<int:number>/nop-tep/", criteria.bring, name="scoring-prove"),
    path("cham-diem/phieu/<uuid:key>/<int:number>/rut-tep/", criteria.take_back, name="scoring-unprove"),
    path("cham-diem/phieu/<uuid:key>/<int:number>/<uuid:file>/", criteria.file, name="scoring-file"),
]
