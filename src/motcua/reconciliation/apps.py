from importlib import import_module

from django.apps import AppConfig


class ReconciliationConfig(AppConfig):
    name = "motcua.reconciliation"
    label = "reconciliation"
    verbose_name = "Đối chiếu danh mục thủ tục"

    def ready(self) -> None:
        """Verbs must be registered before anybody reads the journal."""
        import_module("motcua.reconciliation.actions")
