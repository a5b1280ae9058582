"""The bare view: same database, same options, same server, and nothing of Django that it does not need."""

from bench.settings import *  # noqa: F403

ROOT_URLCONF = "bench.bare"
MIDDLEWARE: list[str] = []
