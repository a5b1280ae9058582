"""Rounds of each kind in turn against the API and against the bare view; medians over the rounds."""

import statistics
from collections.abc import Mapping, Sequence

from django.db import connections

from bench import town
from bench.client import request
from bench.load import rate
from bench.server import serving
from bench.town import Desk
from motcua.dossiers.sums import rebuild as build_sums

CLIENTS = 8
WARDS = 32
AIM_BARE, AIM_HOT = 0.6, 0.7
BODY = {
    "procedure": town.PROCEDURE,
    "full_name": "Nguyễn Văn Mẫu",
    "id_number": "001099000001",
    "birth_date": "1990-05-17",
    "phone": "0912345678",
    "address": "Số 1, thôn Mẫu, xã Mẫu",
    "components": [
        {"name": "Tờ khai", "original": 1, "copy": 0, "ticked": True},
        {"name": "Giấy tờ tùy thân", "original": 0, "copy": 1, "ticked": True},
    ],
}
Requests = Sequence[Sequence[bytes]]


def measure(environment: Mapping[str, str], rounds: int, seconds: float, sums: bool) -> None:
    desks = town.create(WARDS, CLIENTS, BODY)
    if sums:
        keep_sums()
    with serving("bench.settings", environment) as api, serving("bench.bare_settings", environment) as bare:
        kinds = {
            "api, spread": (api.port, _spread("/api/v1/dossiers", desks)),
            "bare, spread": (bare.port, _spread("/bare", desks)),
            "api, hot": (api.port, _hot("/api/v1/dossiers", desks[0])),
        }
        for port, requests in kinds.values():
            rate(port, requests, 1.5)  # warm: connections, caches, prepared statements
        found: dict[str, list[float]] = {name: [] for name in kinds}
        for _ in range(rounds):
            for name, (port, requests) in kinds.items():
                found[name].append(rate(port, requests, seconds))
    report(found)


def keep_sums() -> None:
    """From now on actions note what they add; no server runs yet that would have to see it."""
    build_sums(wait=lambda seconds: None)
    connections.close_all()


def _spread(path: str, desks: Sequence[Desk]) -> Requests:
    """Each client goes round wards of its own."""
    return [[_one(path, desk, 0) for desk in desks[client::CLIENTS]] for client in range(CLIENTS)]


def _hot(path: str, desk: Desk) -> Requests:
    """All clients at one ward, each with a receiver of its own."""
    return [[_one(path, desk, client)] for client in range(CLIENTS)]


def _one(path: str, desk: Desk, receiver: int) -> bytes:
    headers = {"Authorization": f"Bearer {desk.tokens[receiver]}"}
    return request(path, BODY | {"agency": desk.agency}, headers)


def report(found: Mapping[str, Sequence[float]]) -> None:
    for name, rates in found.items():
        rounds = " ".join(f"{one:.0f}" for one in rates)
        print(f"{name:13} {statistics.median(rates):7.1f} intakes/s   rounds: {rounds}")
    _ratio("API / bare Django view, same rows", found["api, spread"], found["bare, spread"], AIM_BARE)
    _ratio("one hot agency / spread over many", found["api, hot"], found["api, spread"], AIM_HOT)


def _ratio(name: str, over: Sequence[float], under: Sequence[float], aim: float) -> None:
    """The median of the rounds' ratios: what else the machine does in a round weighs on both its sides."""
    value = statistics.median(one / other for one, other in zip(over, under, strict=True))
    print(
        f"{name}: {value:.2f} (median of rounds; aim {aim}: {'reached' if value >= aim else 'NOT reached'})"
    )
