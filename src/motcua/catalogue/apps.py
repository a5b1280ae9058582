from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "motcua.catalogue"
    label = "catalogue"
    verbose_name = "Danh mục thủ tục"

    def ready(self) -> None:
        from motcua.catalogue import checks  # noqa: F401  (registers the checks)
        from motcua.catalogue.loading import load_procedures
        from motcua.organisation import seeds

        seeds.register("Danh mục thủ tục", lambda: load_procedures().text)
