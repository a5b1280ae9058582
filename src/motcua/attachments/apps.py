from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    name = "motcua.attachments"
    label = "attachments"
    verbose_name = "Tệp đính kèm"
