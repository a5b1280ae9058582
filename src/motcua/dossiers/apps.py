from importlib import import_module

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "motcua.dossiers"
    label = "dossiers"
    verbose_name = "Hồ sơ"

    def ready(self) -> None:
        """Verbs must be registered before anybody reads the journal."""
        import_module("motcua.dossiers.actions")
        from motcua.dossiers.loading import load_regimes
        from motcua.organisation import seeds

        seeds.register("Chế độ một cửa", lambda: f"thêm {load_regimes()}")
