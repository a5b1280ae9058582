from motcua.web.oversight.inspection import urls as inspection
from motcua.web.oversight.sample import urls as sample

app_name = "oversight"
urlpatterns = [*inspection.urlpatterns, *sample.urlpatterns]
