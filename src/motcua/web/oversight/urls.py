from motcua.web.oversight.inspection import urls as inspection

app_name = "oversight"
urlpatterns = [*inspection.urlpatterns]
