from django.apps import AppConfig


class ScoringConfig(AppConfig):
    name = "motcua.scoring"
    label = "scoring"
    verbose_name = "Chỉ số cải cách hành chính"

    def ready(self) -> None:
        from motcua.organisation import seeds
        from motcua.scoring.loading import load_frames

        seeds.register("Bộ tiêu chí cải cách hành chính", lambda: f"thêm {load_frames()}")
