from importlib import import_module

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "motcua.feedback"
    label = "feedback"
    verbose_name = "Phản ánh, kiến nghị"

    def ready(self) -> None:
        """Verbs must be registered before anybody reads the journal."""
        import_module("motcua.feedback.actions")
        from motcua.feedback.loading import load_rules
        from motcua.organisation import seeds

        seeds.register("Thời hạn xử lý phản ánh, kiến nghị", lambda: f"thêm {load_rules()}")
