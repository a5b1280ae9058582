from django.db import models

from motcua.filing.members import Members


class StoredRow(models.Model):
    """One row of a frozen report with the ids that each of its cells counted.

    ``columns``: their numbers, in the order of the bits of ``marks``; ``ids`` and ``marks``: see
    ``filing.members``. The total row is the sum of these and is not stored.
    """

    report = models.ForeignKey("filing.Report", models.PROTECT, related_name="rows")
    key = models.CharField(max_length=60)
    name = models.CharField(max_length=500)
    columns = models.JSONField()
    ids = models.BinaryField()
    marks = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "key"], name="report_row_once")]

    def members(self) -> Members:
        return Members.unpacked(tuple(self.columns), bytes(self.ids), bytes(self.marks))
