from django.apps import AppConfig


class QualityConfig(AppConfig):
    name = "motcua.quality"
    label = "quality"
    verbose_name = "Chỉ số phục vụ"

    def ready(self) -> None:
        from motcua.organisation import seeds
        from motcua.quality.loading import load_rules

        seeds.register("Bộ tiêu chí chỉ số phục vụ", lambda: f"thêm {load_rules()}")
