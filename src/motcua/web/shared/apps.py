from django.apps import AppConfig


class SharedConfig(AppConfig):
    name = "motcua.web.shared"
    label = "web_shared"
