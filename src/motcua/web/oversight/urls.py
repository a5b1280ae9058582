from motcua.web.oversight.capture import urls as capture
from motcua.web.oversight.inspection import urls as inspection
from motcua.web.oversight.papers import urls as papers
from motcua.web.oversight.sample import urls as sample

app_name = "oversight"
urlpatterns = [
    *inspection.urlpatterns,
    *capture.urlpatterns,
    *papers.urlpatterns,
    *sample.urlpatterns,
]
