from django.apps import AppConfig


class ForecastConfig(AppConfig):
    name = "motcua.forecast"
    label = "forecast"
    verbose_name = "Dự báo"
