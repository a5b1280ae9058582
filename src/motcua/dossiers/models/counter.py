from django.db import models


class CodeCounter(models.Model):
    """The last number given out by an agency on a local day; advanced in one statement, last in intake."""

    agency = models.ForeignKey("organisation.Agency", models.CASCADE)
    day = models.DateField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "day"], name="code_counter_once")]
