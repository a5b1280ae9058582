from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "motcua.journal"
    label = "journal"
    verbose_name = "Nhật ký"

    def ready(self) -> None:
        from motcua.journal import erasure  # noqa: F401  registers the journal's own verb
