"""Track a dossier with its code and the last four digits of the phone or identity number given with it.

The page says where the dossier stands and when it is due, and nothing about the person (decree 13/2023;
issue 2, line 9). An unknown code and wrong digits get the same answer.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from motcua.dossiers.queries import track as find_dossier
from motcua.terms.clock import now
from motcua.web.portal.forms import TrackForm
from motcua.web.portal.presenters import TrackingPage
from motcua.web.shared.throttle import refused, spend, spent, throttled

WRONG_TRIES = 8  # for one code within an hour: the 10,000 possible digits take weeks
HOUR = 3600


@never_cache
@sensitive_post_parameters("digits")
@require_http_methods(["GET", "HEAD", "POST"])
@throttled("track", times=30, seconds=600)
def track(request: HttpRequest) -> HttpResponse:
    """GET shows the form (``?ma=CODE`` from the QR of the receipt fills the code in); POST the dossier."""
    if request.method != "POST":
        return _page(request, TrackForm(initial={"code": request.GET.get("ma", "")}))
    form = TrackForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    code = form.cleaned_data["code"]
    tries = f"track:{code}"
    if spent(tries, times=WRONG_TRIES):  # the right digits too, or guessing could go on
        return refused(request)
    found = find_dossier(code, form.cleaned_data["digits"])
    if found is not None:
        return render(request, "portal/tracked.html", {"page": TrackingPage(found, now())})
    spend(tries, times=WRONG_TRIES, seconds=HOUR)
    form.add_error(
        None,
        _("Không tìm thấy hồ sơ có mã và 4 số cuối này. Hãy xem lại mã trên giấy hẹn và số bạn đã khai."),
    )
    return _page(request, form)


def _page(request: HttpRequest, form: TrackForm) -> HttpResponse:
    return render(request, "portal/track.html", {"form": form})
