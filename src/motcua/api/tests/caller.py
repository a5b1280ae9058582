"""A program that calls the API with a token, as tests write it."""

import json
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.test import Client

from motcua.api import tokens
from motcua.dossiers.tests import procedures
from motcua.organisation.models import User

DOSSIERS = "/api/v1/dossiers"


@dataclass
class Caller:
    token: str
    client: Client = field(default_factory=lambda: Client(enforce_csrf_checks=True))

    @classmethod
    def of(cls, user: User) -> "Caller":
        return cls(tokens.issue(user))

    def get(self, path: str, **query: Any) -> Any:
        return self.client.get(path, query, headers=self._headers())

    def post(self, path: str, body: Any, **headers: str) -> Any:
        text = body if isinstance(body, bytes | str) else json.dumps(body)
        return self.client.post(path, text, "application/json", headers=self._headers() | headers)

    def receive(self, **more: Any) -> Any:
        """Takes in a dossier; "Idempotency_Key" and the like go as keyword ``key``."""
        key = more.pop("key", None)
        return self.post(DOSSIERS, intake(**more), **({"Idempotency-Key": key} if key else {}))

    def do(self, code: str, verb: str, **data: Any) -> Any:
        return self.post(f"{DOSSIERS}/{code}/actions/{verb}", {"data": data})

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}


def intake(**more: Any) -> dict[str, Any]:
    """A whole body; every name here is made up."""
    return {
        "procedure": procedures.LONG,
        "full_name": "Nguyễn Thị Mẫu Đơn",
        "id_number": "012345678901",
        "phone": "0990000001",
        **more,
    }


def refusal(response: HttpResponse) -> tuple[int, str]:
    """Status and code of a refusal, after checking that it says in words what to do."""
    body = json.loads(response.content)
    assert set(body) == {"code", "message", "fields"} and len(body["message"]) > 10, body
    return response.status_code, body["code"]
