from django.apps import AppConfig


class ReconciliationConfig(AppConfig):
    name = "motcua.reconciliation"
    label = "reconciliation"
    verbose_name = "Đối chiếu danh mục thủ tục"
