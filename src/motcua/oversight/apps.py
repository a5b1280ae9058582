from importlib import import_module

from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "motcua.oversight"
    label = "oversight"
    verbose_name = "Kiểm tra, giám sát"

    def ready(self) -> None:
        """Verbs must be registered before anybody reads the journal."""
        for name in ("capturing", "deciding", "handling", "planning"):
            import_module(f"motcua.oversight.actions.{name}")
        import_module("motcua.oversight.papers.actions")
