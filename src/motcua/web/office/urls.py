from django.urls import path

from motcua.web.office import downloads, views
from motcua.web.office.assignments.urls import urlpatterns as assignment_urls
from motcua.web.office.catalogue_changes.urls import urlpatterns as catalogue_changes_urls
from motcua.web.office.checking.urls import urlpatterns as checking_urls
from motcua.web.office.decisions.urls import urlpatterns as decision_urls
from motcua.web.office.delegations.urls import urlpatterns as delegation_urls
from motcua.web.office.desk_record.urls import urlpatterns as desk_record_urls
from motcua.web.office.feedback.urls import urlpatterns as feedback_urls
from motcua.web.office.filing.rollup_urls import urlpatterns as rollup_urls
from motcua.web.office.filing.urls import urlpatterns as filing_urls
from motcua.web.office.forecast.urls import urlpatterns as forecast_urls
from motcua.web.office.overview.urls import urlpatterns as overview_urls
from motcua.web.office.posting.urls import urlpatterns as posting_urls
from motcua.web.office.process.urls import urlpatterns as process_urls
from motcua.web.office.quality.urls import urlpatterns as quality_urls
from motcua.web.office.reconciliation.urls import urlpatterns as reconciliation_urls
from motcua.web.office.reform.urls import urlpatterns as reform_urls
from motcua.web.office.scoring.urls import urlpatterns as scoring_urls
from motcua.web.office.simplification.urls import urlpatterns as simplification_urls

app_name = "office"
urlpatterns = [
    path("", views.figures, name="figures"),
    path("ho-so/", views.cell, name="cell"),
    path("tai-bang/", downloads.table_file, name="table-file"),
    path("ho-so/tai-danh-sach/", downloads.list_file, name="list-file"),
    path("thieu-du-lieu/", views.unusable, name="unusable"),
    *overview_urls,
    *filing_urls,
    *rollup_urls,
    *quality_urls,
    *forecast_urls,
    *process_urls,
    *feedback_urls,
    *assignment_urls,
    *desk_record_urls,
    *decision_urls,
    *catalogue_changes_urls,
    *posting_urls,
    *delegation_urls,
    *checking_urls,
    *simplification_urls,
    *reconciliation_urls,
    *scoring_urls,
    *reform_urls,
]
