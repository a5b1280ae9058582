"""Said after the transaction, for whoever remembers what an authority offers."""

from django.dispatch import Signal

offerings_changed = Signal()
