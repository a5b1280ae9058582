from django.apps import AppConfig


class WebOversightConfig(AppConfig):
    name = "motcua.web.oversight"
    label = "web_oversight"
