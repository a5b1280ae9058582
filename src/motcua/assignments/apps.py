from importlib import import_module

from django.apps import AppConfig


class AssignmentsConfig(AppConfig):
    name = "motcua.assignments"
    label = "assignments"
    verbose_name = "Nhiệm vụ được giao"

    def ready(self) -> None:
        """Verbs must be registered before anybody reads the journal."""
        import_module("motcua.assignments.actions")
        from motcua.assignments.loading import load_ladder
        from motcua.organisation import seeds

        seeds.register("Nấc nhắc nhiệm vụ", lambda: f"thêm {load_ladder()}")
