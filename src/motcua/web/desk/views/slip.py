"""The receipt and appointment (Mẫu 01) as PDF, opened in the browser to be printed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from motcua.documents.printing import receipt_pdf
from motcua.dossiers.actions import reveal
from motcua.web.desk.access import officer, page_or_404, user_of
from motcua.web.desk.receipts import receipt_of

REASON = "In giấy tiếp nhận hồ sơ và hẹn trả kết quả"


@officer()
def slip(request: HttpRequest, code: str) -> HttpResponse:
    """Only for dossiers in scope that were received and have an appointment.

    The receipt shows the applicant's data in full, so printing it is journalled as seeing them is.
    """
    page = page_or_404(request, code)
    tracking = request.build_absolute_uri(reverse("portal:track")) + f"?ma={page.dossier.code}"
    data = receipt_of(page, tracking)
    if data is None:
        raise Http404
    reveal(user_of(request), code, REASON)
    response = HttpResponse(receipt_pdf(data), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="giay-tiep-nhan-{page.dossier.code}.pdf"'
    return response
