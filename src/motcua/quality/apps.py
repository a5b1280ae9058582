from django.apps import AppConfig


class QualityConfig(AppConfig):
    name = "motcua.quality"
    label = "quality"
    verbose_name = "Chỉ số phục vụ"
