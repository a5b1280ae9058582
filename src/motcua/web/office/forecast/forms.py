"""What is asked of a forecast: an agency."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from motcua.organisation.models import Agency
from motcua.web.office.asking import AgencyField
from motcua.web.shared.forms import Form


class ForecastForm(Form):
    co_quan = AgencyField(label=gettext_lazy("Cơ quan (gồm các cơ quan trực thuộc)"))

    def __init__(self, data: Any, agencies: QuerySet[Agency]) -> None:
        super().__init__(data)
        agency = self.fields["co_quan"]
        assert isinstance(agency, AgencyField)
        agency.offer(agencies)
