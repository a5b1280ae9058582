from django.apps import AppConfig


class MiningConfig(AppConfig):
    name = "motcua.mining"
    label = "mining"
    verbose_name = "Quy trình thực tế"
