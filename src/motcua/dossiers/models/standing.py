from django.db import models


class Standing(models.Model):
    """From ``at`` on, the dossier was due at ``due_at`` (none while waiting).

    Derived from the journal, one row for each change after the first appointment, so that a past
    period sees the due date of its own day. A dossier whose date never moved has no row.
    """

    dossier = models.ForeignKey("dossiers.Dossier", models.CASCADE, related_name="standings")
    at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    waiting = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["dossier", "at"], name="standing_dossier_at")]
