"""What the journal and the fee say already of dossiers received before these columns were there.

How a fee was paid, whether papers were digitised and in what form a result was issued was not recorded then:
those columns stay blank, and the forms count such dossiers as not recorded.
"""

from django.db import migrations
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

RECEIVING = ("receive", "accept")


def fill(apps, schema_editor):
    Dossier = apps.get_model("dossiers", "Dossier")
    Event = apps.get_model("journal", "Event")
    Dossier.objects.filter(fee=0, payment="").update(payment="none")
    events = Event.objects.filter(chain=OuterRef("pk"), verb__in=RECEIVING).order_by("seq")
    received = Dossier.objects.filter(received_at__isnull=False, received_by="")
    received.update(received_by=Coalesce(Subquery(events.values("actor")[:1]), "received_by"))


class Migration(migrations.Migration):

    dependencies = [
        ("dossiers", "0003_facts_of_figures"),
        ("journal", "0001_initial"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
