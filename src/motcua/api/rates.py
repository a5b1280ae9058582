"""How often one token may call: a fixed window of one minute, counted in this process.

Each worker process counts for itself, so with two workers a client gets up to twice the rate.
"""

import time
from collections.abc import Callable
from threading import Lock

WINDOW = 60  # seconds


class Rate:
    """``times`` requests a minute for each key; 0: no limit. ``seconds`` is a monotonic clock."""

    def __init__(self, times: int, seconds: Callable[[], float] = time.monotonic) -> None:
        self.times = times
        self._seconds = seconds
        self._window = -1
        self._spent: dict[int, int] = {}
        self._lock = Lock()

    def wait(self, key: int) -> int:
        """Spend one request; the seconds to wait before the next one, 0 when this one is allowed."""
        if not self.times:
            return 0
        now = self._seconds()
        with self._lock:
            if (window := int(now // WINDOW)) != self._window:
                self._window, self._spent = window, {}
            spent = self._spent[key] = self._spent.get(key, 0) + 1
        return 0 if spent <= self.times else max(1, round((self._window + 1) * WINDOW - now))
