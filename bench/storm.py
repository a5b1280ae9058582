"""Intake while the server dies again and again, and what must hold afterwards."""

import json
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bench import town
from bench.client import Connection, request
from bench.measure import BODY, CLIENTS
from bench.server import Server
from bench.town import Desk
from motcua.api.models import IntakeKey
from motcua.dossiers.models import Dossier
from motcua.journal import reading
from motcua.journal.verifier import verify

WARDS = 3
PATIENCE = 120  # seconds until a client gives up
CREATED, KNOWN_BEFORE = 201, 200


@dataclass
class Log:
    """What the clients learned: the code acknowledged for each key, answers lost, retries known before."""

    acknowledged: dict[str, str] = field(default_factory=dict)
    lost: int = 0
    replayed: int = 0
    errors: list[str] = field(default_factory=list)


def weather(environment: Mapping[str, str], dossiers: int, kills: int) -> int:
    """Exit code: 0 when everything holds."""
    desks = town.create(WARDS, CLIENTS, BODY)
    before = Dossier.objects.count()
    log = Log()
    started = time.monotonic()
    _receive(environment, desks, dossiers, kills, log)
    problems = [*log.errors, *_problems(log, dossiers, before)]
    print(
        f"{len(log.acknowledged)} dossiers acknowledged in {time.monotonic() - started:.0f} s, "
        f"server killed {kills} times, {log.lost} answers lost, "
        f"{log.replayed} retries answered with the dossier of the first try"
    )
    for problem in problems:
        print(f"WRONG: {problem}")
    print(
        "each acknowledged dossier once, codes without double or gap, journal verified"
        if not problems
        else "FAILED"
    )
    return 1 if problems else 0


def _receive(
    environment: Mapping[str, str], desks: Sequence[Desk], dossiers: int, kills: int, log: Log
) -> None:
    server = Server("bench.settings", environment)
    server.start()
    try:
        server.wait()
        clients = [_Client(server.port, desks, number, dossiers, log) for number in range(CLIENTS)]
        for client in clients:
            client.start()
        for kill in range(1, kills + 1):
            _wait_for(log, dossiers * kill // (kills + 1), clients)
            server.kill()
            server.start()
        for client in clients:
            client.join()
    finally:
        server.stop()


def _wait_for(log: Log, count: int, clients: Sequence[threading.Thread]) -> None:
    while len(log.acknowledged) < count and any(client.is_alive() for client in clients):
        time.sleep(0.005)


class _Client(threading.Thread):
    """Sends its share, each with a key of its own, and repeats it until it is answered."""

    def __init__(self, port: int, desks: Sequence[Desk], number: int, dossiers: int, log: Log) -> None:
        super().__init__(daemon=True)
        self._port, self._desks, self._number, self._log = port, desks, number, log
        self._share = range(number, dossiers, CLIENTS)
        self._connection: Connection | None = None

    def run(self) -> None:
        try:
            for index in self._share:
                self._deliver(f"key-{index}", self._request(index))
        except Exception as error:  # reported at the end, and a failure
            self._log.errors.append(f"client {self._number}: {error!r}")

    def _request(self, index: int) -> bytes:
        desk = self._desks[index % len(self._desks)]
        headers = {"Authorization": f"Bearer {desk.tokens[self._number]}", "Idempotency-Key": f"key-{index}"}
        return request("/api/v1/dossiers", BODY | {"agency": desk.agency, "note": f"key-{index}"}, headers)

    def _deliver(self, key: str, sent: bytes) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                self._connection = self._connection or Connection(self._port)
            except OSError:
                time.sleep(0.05)
                continue
            try:
                status, body = self._connection.send(sent)
            except OSError:  # the answer is lost: was it received, or not?
                self._log.lost += 1
                self._connection = None
                continue
            self._note(key, status, body)
            return
        raise TimeoutError(f"{key} was never answered")

    def _note(self, key: str, status: int, body: bytes) -> None:
        if status not in (CREATED, KNOWN_BEFORE):
            raise RuntimeError(f"{key}: {status} {body[:300].decode(errors='replace')}")
        self._log.replayed += status == KNOWN_BEFORE
        self._log.acknowledged[key] = json.loads(body)["code"]


def _problems(log: Log, dossiers: int, before: int) -> Iterator[str]:
    if len(log.acknowledged) != dossiers:
        yield f"{len(log.acknowledged)} of {dossiers} dossiers were acknowledged"
    stored = Counter(Dossier.objects.exclude(note="").values_list("note", "code"))
    for key, code in log.acknowledged.items():
        if stored[key, code] != 1:
            yield f"{key} was acknowledged as {code}, which is stored {stored[key, code]} times"
    count = Dossier.objects.count() - before
    if count != len(log.acknowledged):
        yield f"{count} dossiers stored, {len(log.acknowledged)} acknowledged"
    if IntakeKey.objects.count() != len(log.acknowledged):
        yield "keys and dossiers do not match"
    yield from _numbering()
    yield from (
        str(problem) for problem in verify(lambda: reading.records(reading.Scope(), personal=True)).problems
    )


def _numbering() -> Iterator[str]:
    numbers: dict[str, list[int]] = defaultdict(list)
    for code in Dossier.objects.values_list("code", flat=True):
        day, _, number = code.rpartition("-")
        numbers[day].append(int(number))
    for day, given in numbers.items():
        if sorted(given) != list(range(1, len(given) + 1)):
            yield f"{day}: numbers have a double or a gap"
