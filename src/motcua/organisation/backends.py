"""The account of a request, in one query, with whether it holds a mandate today."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import Exists, OuterRef

from motcua.organisation.models import Mandate, User
from motcua.organisation.queries import in_force
from motcua.terms import clock


class AccountBackend(ModelBackend):
    """``holds_mandate``: pages ask it to show an inspector his inspections, and to note what he opens."""

    def get_user(self, user_id: Any) -> User | None:
        held = Mandate.objects.filter(in_force(clock.today()), user=OuterRef("pk"), ended_at__isnull=True)
        found = User.objects.annotate(holds_mandate=Exists(held)).filter(pk=user_id).first()
        return found if found is not None and self.user_can_authenticate(found) else None
