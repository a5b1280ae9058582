"""What `motcua load` brings into an empty database: each room registers its own seed data when it starts."""

from collections.abc import Callable

Load = Callable[[], str]

_seeds: dict[str, Load] = {}


def register(name: str, load: Load) -> None:
    """``load`` has to be idempotent and says in one Vietnamese line what it did. They run as registered."""
    _seeds.setdefault(name, load)


def all_seeds() -> dict[str, Load]:
    return dict(_seeds)
