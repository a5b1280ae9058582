"""Sums that report forms are read off. Derived from dossiers: checked and built again by ``motcua sums``."""

from django.db import models


class Sums(models.Model):
    """What dossiers of one row add on the days of one bucket; the measures are those of ``figures.tally``."""

    agency = models.ForeignKey(
        "organisation.Agency", models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    sector = models.ForeignKey(
        "catalogue.Sector",
        models.DO_NOTHING,
        related_name="+",
        null=True,
        db_index=False,
        db_constraint=False,
    )
    procedure = models.ForeignKey(
        "catalogue.Procedure", models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    day = models.DateField()
    received = models.IntegerField(default=0)
    online_full = models.IntegerField(default=0)
    online_partial = models.IntegerField(default=0)
    post = models.IntegerField(default=0)
    counter = models.IntegerField(default=0)
    resolved = models.IntegerField(default=0)
    early = models.IntegerField(default=0)
    late = models.IntegerField(default=0)
    overdue = models.IntegerField(default=0)
    contradicting = models.IntegerField(default=0)
    incomplete = models.IntegerField(default=0)

    class Meta:
        abstract = True


class Tally(Sums):
    """The sums of one bucket: ``day`` is its first day, ``grain`` its length (``figures.buckets``)."""

    grain = models.CharField(max_length=1)

    class Meta:
        indexes = [models.Index(fields=["grain", "agency", "day"], name="tally_bucket")]


class TallyChange(Sums):
    """Signed additions of single actions, written with them and folded into ``Tally`` from time to time.

    Rows are only ever appended, so that no action waits for another's.
    """


class TallyState(models.Model):
    """One row while sums are kept, none otherwise. Until ``built`` they are written and not yet read."""

    built = models.BooleanField()
    since = models.DateTimeField()
