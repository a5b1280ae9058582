"""The append-only log. It knows agencies and people by their codes only, so that it can leave the house."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Chain(models.Model):
    """The head of one subject's chain of events; locked while an event is appended."""

    id = models.UUIDField(primary_key=True)
    label = models.CharField(max_length=60)
    agency = models.CharField(max_length=35)
    length = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)


class Event(models.Model):
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
    """Personal data of an event, beside the chain: erasing it leaves the digest and the chain intact."""

    event = models.OneToOneField(Event, models.PROTECT, related_name="personal")
    salt = models.CharField(max_length=32)
    data = models.JSONField(null=True)
    erased_at = models.DateTimeField(null=True)


class Seal(models.Model):
    """One agency's events recorded on one local day, sealed together with the previous seal."""

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
