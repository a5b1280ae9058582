from importlib import import_module

from django.apps import AppConfig

ROOMS_WITH_VERBS = (
    "checks",
    "decisions",
    "effects.applying",
    "effects.amending",
    "posting.checking",
    "delegations.recording",
)
"""What registers checks of the framework, and verbs before anybody reads the journal."""


class CatalogueConfig(AppConfig):
    name = "motcua.catalogue"
    label = "catalogue"
    verbose_name = "Danh mục thủ tục"

    def ready(self) -> None:
        for name in ROOMS_WITH_VERBS:
            import_module(f"motcua.catalogue.{name}")
        from motcua.catalogue.decision_loading import load_decisions
        from motcua.catalogue.loading import load_procedures
        from motcua.organisation import seeds

        seeds.register("Danh mục thủ tục", lambda: load_procedures().text)
        seeds.register("Quyết định công bố", lambda: load_decisions().text)
