"""The criterion that counts reflections and proposals: answered by their own due moment."""

from django.db.models import F, Q, QuerySet

from motcua.feedback.models import Feedback
from motcua.quality import keys
from motcua.quality.measures import Kind, Measured, Outcome, counted
from motcua.quality.scope import Scope


def measure(scope: Scope) -> dict[str, Outcome]:
    among = _due_or_done(scope)
    on_time = Q(resolved_at__isnull=False, resolved_at__lte=F("due_at"))
    good, everything = counted(among, on_time)
    return {
        keys.PETITION_PROCESSING_ON_TIME: Measured(
            kind=Kind.FEEDBACK,
            numerator=good,
            denominator=everything,
            lost=lambda: among.exclude(on_time).select_related("sector", "agency").order_by("due_at", "code"),
            definition=(
                "Phản ánh, kiến nghị xử lý xong trong kỳ không sau hạn trả lời, trong các phản ánh, "
                "kiến nghị xử lý xong trong kỳ hoặc đã quá hạn khi hết kỳ mà chưa xử lý xong."
            ),
            remedy="Trả lời các phản ánh, kiến nghị sắp đến hạn trước.",
            recoverable=False,
        )
    }


def _due_or_done(scope: Scope) -> QuerySet[Feedback]:
    period = scope.period
    done = Q(resolved_at__gte=period.start, resolved_at__lt=period.end)
    still_open = Q(resolved_at__isnull=True) | Q(resolved_at__gte=period.end)
    overdue = Q(received_at__lt=period.end, due_at__lt=period.then) & still_open
    return Feedback.objects.filter(done | overdue, agency__in=scope.agencies.order_by().values("pk"))
