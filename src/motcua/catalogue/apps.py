from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "motcua.catalogue"
    label = "catalogue"
    verbose_name = "Danh mục thủ tục"

    def ready(self) -> None:
        from motcua.catalogue import checks, decisions  # noqa: F401  (registers the checks and verbs)
        from motcua.catalogue.decision_loading import load_decisions
        from motcua.catalogue.loading import load_procedures
        from motcua.organisation import seeds

        seeds.register("Danh mục thủ tục", lambda: load_procedures().text)
        seeds.register("Quyết định công bố", lambda: load_decisions().text)
