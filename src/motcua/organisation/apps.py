from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "motcua.organisation"
    label = "organisation"
    verbose_name = "Tổ chức"

    def ready(self) -> None:
        from motcua.organisation import actions, desks, mandates, seeds  # noqa: F401  (the first three register verbs)
        from motcua.organisation.loading import load_areas

        seeds.register("Đơn vị hành chính", lambda: load_areas().text)
