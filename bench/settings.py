"""The system as it is served, on tables made straight from the models of this working copy."""

from motcua.site.settings import *  # noqa: F403
from motcua.site.settings import INSTALLED_APPS

MIGRATION_MODULES = {app.rpartition(".")[2]: None for app in INSTALLED_APPS}
