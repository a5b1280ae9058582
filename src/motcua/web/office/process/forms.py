"""What is asked of the process: agency, period, and if wanted one procedure or one sector."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.catalogue.models import Procedure, Sector
from motcua.mining.question import Question
from motcua.organisation.models import Agency, User
from motcua.web.office.asking import PeriodForm


class ProcessForm(PeriodForm):
    thu_tuc = forms.CharField(
        label=gettext_lazy("Mã thủ tục"),
        required=False,
        max_length=30,
        help_text=gettext_lazy("Ví dụ 1.004873; bỏ trống là mọi thủ tục"),
    )
    linh_vuc = forms.ChoiceField(label=gettext_lazy("Lĩnh vực"), required=False)

    def __init__(self, data: Any, agencies: QuerySet[Agency], today: date) -> None:
        super().__init__(data, agencies, today)
        self.sectors = {sector.code: sector for sector in Sector.objects.order_by("name")}
        sector = self.fields["linh_vuc"]
        assert isinstance(sector, forms.ChoiceField)
        named = [(code, each.name) for code, each in self.sectors.items()]
        sector.choices = [("", _("Mọi lĩnh vực")), *named]

    def clean_thu_tuc(self) -> Procedure | None:
        code = self.cleaned_data["thu_tuc"].strip()
        if not code:
            return None
        found = Procedure.objects.filter(code=code).first()
        if found is None:
            raise forms.ValidationError(_("Không có thủ tục mang mã này. Hãy kiểm tra lại mã thủ tục."))
        return found

    def question(self, user: User | AnonymousUser) -> Question:
        """Only of a valid form."""
        asked = self.cleaned_data
        sector = self.sectors.get(asked["linh_vuc"])
        return Question(asked["co_quan"], asked["period"], asked["thu_tuc"], sector, user)
