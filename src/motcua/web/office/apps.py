from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "motcua.web.office"
    label = "web_office"

    def ready(self) -> None:
        from motcua.web.office.sections import job_of
        from motcua.web.shared.navigation import register_face

        register_face("office", job_of)
