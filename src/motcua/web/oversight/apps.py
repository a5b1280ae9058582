from django.apps import AppConfig


class WebOversightConfig(AppConfig):
    name = "motcua.web.oversight"
    label = "web_oversight"

    def ready(self) -> None:
        from motcua.web.shared.navigation import register_face

        register_face("oversight", lambda path: "oversight:home")
