"""The one password of the demo's sign-ins: given by the environment, else made anew for each build."""

import os
import secrets
from functools import lru_cache


@lru_cache(maxsize=1)
def demo_password() -> str:
    """``MOTCUA_DEMO_PASSWORD``, or a random one that the demo prints at its end."""
    return os.environ.get("MOTCUA_DEMO_PASSWORD") or secrets.token_urlsafe(9)
