"""Short cuts to dossiers in the states that the desk shows, made by the real actions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.demo.cast import Cast
from motcua.dossiers.actions import perform, receive, submit
from motcua.dossiers.models import Dossier

SINGLE = "1.004873"  # marital-status certificate: 3 working days, steps with issue
EXTRACT = "2.000635"  # civil-status extract: 8.000 đồng a copy
COPY = "2.000815"  # certified copy: 2.000 đồng a page
CARD = "001090000017|012345678|Lê Thị Mẫu Đơn|05021990|Nữ|Tổ 3, phường Huyền Tụng (mẫu)|01012022"

_RUNNING: tuple[tuple[str, str, Mapping[str, Any]], ...] = (("tiepnhan", "hand_over", {}),)
_SIGNING = (*_RUNNING, ("chuyenmon", "decide", {"decision": "granted"}))
_ISSUING = (*_SIGNING, ("lanhdao", "sign_off", {}))
_RESOLVED = (*_ISSUING, ("chuyenmon", "publish_result", {}))
_RETURNED = (*_RESOLVED, ("tiepnhan", "return_result", {}))


@dataclass
class Stage:
    cast: Cast

    def receive(self, procedure: str = SINGLE, **more: Any) -> Dossier:
        return receive(self.cast.tiepnhan, intake(procedure, **more))

    def submit(self, procedure: str = SINGLE, **more: Any) -> Dossier:
        return submit(None, intake(procedure, agency=self.cast.ward.committee.code, **more))

    def elsewhere(self) -> Dossier:
        """A dossier of the other ward: out of everybody's sight here."""
        return receive(self.cast.tiepnhan_khac, intake(SINGLE))

    def running(self, **more: Any) -> Dossier:
        return self._along(_RUNNING, **more)

    def signing(self, **more: Any) -> Dossier:
        return self._along(_SIGNING, **more)

    def resolved(self, **more: Any) -> Dossier:
        return self._along(_RESOLVED, **more)

    def returned(self, **more: Any) -> Dossier:
        return self._along(_RETURNED, **more)

    def do(self, who: str, dossier: Dossier, verb: str, data: Mapping[str, Any] | None = None) -> Dossier:
        return perform(getattr(self.cast, who), dossier, verb, data or {})

    def _along(self, way: tuple[tuple[str, str, Mapping[str, Any]], ...], **more: Any) -> Dossier:
        dossier = self.receive(**more)
        for who, verb, data in way:
            dossier = self.do(who, dossier, verb, data)
        return Dossier.objects.get(pk=dossier.pk)


def intake(procedure: str, **more: Any) -> dict[str, Any]:
    """What an officer types; every name is made up."""
    return {
        "procedure": procedure,
        "full_name": "Nguyễn Thị Mẫu Đơn",
        "id_number": "012345678901",
        "phone": "0990000123",
        "address": "Tổ 3 (mẫu)",
        **more,
    }


def text_of(response: Any) -> str:
    """The page as text on one line, for looking for sentences."""
    return " ".join(response.content.decode().split())
