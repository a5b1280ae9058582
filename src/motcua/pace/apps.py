from django.apps import AppConfig


class PaceConfig(AppConfig):
    name = "motcua.pace"
    label = "pace"
    verbose_name = "Nhịp độ giải quyết"
