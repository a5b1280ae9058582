from importlib import import_module

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "motcua.dossiers"
    label = "dossiers"
    verbose_name = "Hồ sơ"

    def ready(self) -> None:
        """Verbs must be registered before anybody reads the journal."""
        import_module("motcua.dossiers.actions")
        from motcua.catalogue.signals import offerings_changed
        from motcua.dossiers.loading import load_regimes
        from motcua.dossiers.offers import forget_offers
        from motcua.organisation import seeds

        offerings_changed.connect(forget_offers, dispatch_uid="dossiers.offers")

        seeds.register("Chế độ một cửa", lambda: f"thêm {load_regimes()}")
