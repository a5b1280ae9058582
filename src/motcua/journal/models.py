"""The append-only log. It knows agencies and people by their codes only, so that it can leave the house."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class AppendOnly(models.Model):
    """Rows that are written once. What happened is corrected by a further event, never by a change."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError(f"{type(self).__name__} is append-only")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError(f"{type(self).__name__} is append-only")


class Chain(models.Model):
    """The head of one subject's chain of events; locked while an event is appended.

    Label and agency never change: the first event's ``previous`` binds them. ``recorded_at``: of the last.
    """

    id = models.UUIDField(primary_key=True)
    label = models.CharField(max_length=60)
    agency = models.CharField(max_length=35)
    length = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)
    recorded_at = models.DateTimeField(null=True)


class Event(AppendOnly):
    """One thing that happened. ``occurred_at``: when; ``recorded_at``: when the system learned it (UTC)."""

    chain = models.UUIDField()
    seq = models.PositiveIntegerField()
    agency = models.CharField(max_length=35)
    verb = models.CharField(max_length=40)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    actor = models.CharField(max_length=150)
    payload = models.JSONField()
    personal_digest = models.CharField(max_length=64, blank=True)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("sự kiện")
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="event_once")]
        indexes = [models.Index(fields=["agency", "recorded_at"], name="event_agency_recorded")]


class PersonalRecord(models.Model):
    """Personal data of an event, beside the chain: erasing it leaves the digest and the chain intact.

    Erased: no data, no salt (else a short list of guesses could be tried against the digest), and the moment.
    """

    event = models.OneToOneField(Event, models.PROTECT, related_name="personal")
    salt = models.CharField(max_length=32, blank=True)
    data = models.JSONField(null=True)
    erased_at = models.DateTimeField(null=True)


class Seal(AppendOnly):
    """One agency's events recorded on one local day (Asia/Ho_Chi_Minh), sealed with the previous seal.

    ``heads``: for each chain that the agency's events of that day touched [last seq, its digest, the chain's
    label], so that a tail or a whole chain that was dropped is still named. ``root``: see ``hashing.root``.
    """

    agency = models.CharField(max_length=35)
    day = models.DateField()
    count = models.PositiveIntegerField()
    root = models.CharField(max_length=64)
    heads = models.JSONField()
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("niêm phong ngày")
        constraints = [models.UniqueConstraint(fields=["agency", "day"], name="seal_once")]
