"""What became of every recommendation of the last years."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.organisation.models import User
from motcua.oversight import followup
from motcua.oversight.followup import STANDINGS, Asked
from motcua.oversight.models import Direction
from motcua.web.oversight.access import officer, user_of
from motcua.web.oversight.inspection.forms import narrow
from motcua.web.oversight.inspection.looks import standing_tag
from motcua.web.shared.forms import Form

PAGE = 50


class FollowForm(Form):
    nam = forms.ChoiceField(label=gettext_lazy("Năm kết luận"), required=False)
    ket_qua = forms.ChoiceField(label=gettext_lazy("Kết quả"), required=False)
    chieu = forms.ChoiceField(label=gettext_lazy("Chiều kiến nghị"), required=False)
    don_vi = forms.ChoiceField(label=gettext_lazy("Đơn vị"), required=False)

    def __init__(self, data: QueryDict, user: User, years: list[int]) -> None:
        super().__init__(data)
        everything = ("", _("Tất cả"))
        narrow(self, "nam", [everything, *((str(year), str(year)) for year in years)])
        narrow(self, "ket_qua", [everything, *STANDINGS.items()])
        narrow(self, "chieu", [everything, *Direction.choices])
        narrow(self, "don_vi", [everything, *followup.units(user)])


@officer()
def page(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    years = followup.by_year(user)
    form = FollowForm(request.GET, user, list(years))
    form.is_valid()
    asked = {name: form.cleaned_data.get(name, "") for name in form.fields}
    rows = followup.tasks(user, Asked(asked["nam"], asked["ket_qua"], asked["chieu"], asked["don_vi"]))
    shown = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    followed = followup.beside(user, list(shown.object_list))
    context = {
        "form": form,
        "page": shown,
        "years": years,
        "rows": [
            (
                each.recommendation,
                each.task,
                standing_tag(bool(each.task.verified_at), bool(each.task.cancelled_at), each.task.due_on),
            )
            for each in followed
        ],
        "narrowed": any(asked.values()),
    }
    return render(request, "oversight/followup.html", context)
