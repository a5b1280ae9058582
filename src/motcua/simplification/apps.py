from importlib import import_module

from django.apps import AppConfig


class SimplificationConfig(AppConfig):
    name = "motcua.simplification"
    label = "simplification"
    verbose_name = "Rà soát, đơn giản hóa thủ tục"

    def ready(self) -> None:
        """Verbs must be registered before anybody reads the journal."""
        import_module("motcua.simplification.actions")
        from motcua.organisation import seeds
        from motcua.simplification.loading import load_incomes

        seeds.register("Thu nhập bình quân một giờ", lambda: f"thêm {load_incomes()}")
