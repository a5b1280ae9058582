"""The description of the API as a page: read from its OpenAPI document, works without scripts."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Item:
    """One parameter or member of a body."""

    name: str
    place: str
    kind: str
    required: bool
    text: str


@dataclass(frozen=True)
class Operation:
    id: str
    method: str
    path: str
    summary: str
    text: str
    tag: str
    items: tuple[Item, ...]
    answers: tuple[tuple[str, str], ...]
    signed_in: bool


def page(request: HttpRequest) -> HttpResponse:
    document, operations = _described()
    shown = {"info": document["info"], "operations": operations, "openapi": reverse("api:openapi-json")}
    return render(request, "api/docs.html", shown)


@lru_cache(maxsize=1)
def _described() -> tuple[Json, tuple[Operation, ...]]:
    from motcua.api.v1 import api

    document = json.loads(json.dumps(api.get_openapi_schema(), default=str))
    schemas = document["components"]["schemas"]
    return document, tuple(
        _operation(method, path, each, schemas)
        for path, methods in document["paths"].items()
        for method, each in methods.items()
    )


def _operation(method: str, path: str, each: Json, schemas: Json) -> Operation:
    parameters = [_parameter(one, schemas) for one in each.get("parameters", ())]
    body = each.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    return Operation(
        id=each["operationId"],
        method=method.upper(),
        path=path,
        summary=each["summary"],
        text=each.get("description", ""),
        tag=(each.get("tags") or [""])[0],
        items=(*parameters, *_members(body, schemas)),
        answers=tuple((status, _answer(answer)) for status, answer in each["responses"].items()),
        signed_in=bool(each.get("security")),
    )


def _parameter(one: Json, schemas: Json) -> Item:
    schema = one["schema"]
    text = one.get("description") or schema.get("description") or ""
    return Item(one["name"], _PLACES[one["in"]], kind_of(schema, schemas), one.get("required", False), text)


_PLACES = {"path": "đường dẫn", "query": "tham số", "header": "tiêu đề"}


def _members(body: Json, schemas: Json) -> list[Item]:
    schema = _resolved(body, schemas)
    needed = schema.get("required", ())
    return [
        Item(name, "nội dung", kind_of(each, schemas), name in needed, each.get("description", ""))
        for name, each in schema.get("properties", {}).items()
    ]


def kind_of(schema: Json, schemas: Json) -> str:
    """A schema in a few words: "text ≤ 150", "integer 1–1000", "counter | online | post"."""
    for key in ("anyOf", "oneOf"):
        if key in schema:
            kinds = [kind_of(each, schemas) for each in schema[key] if each.get("type") != "null"]
            return " | ".join(dict.fromkeys(kinds))
    schema = _resolved(schema, schemas)
    if "enum" in schema:
        return " | ".join(str(value) for value in schema["enum"])
    if schema.get("type") == "array":
        return f"danh sách ({kind_of(schema.get('items', {}), schemas)})"
    if schema.get("type") == "object" and "properties" in schema:
        return "{" + ", ".join(schema["properties"]) + "}"
    return " ".join(
        [_KINDS.get(schema.get("format") or schema.get("type", ""), "giá trị"), _bounds(schema)]
    ).strip()


_KINDS = {
    "string": "chuỗi",
    "integer": "số nguyên",
    "boolean": "true | false",
    "object": "đối tượng",
    "date": "ngày",
    "date-time": "thời điểm",
}


def _bounds(schema: Json) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is not None or high is not None:
        return f"{'' if low is None else low}–{'' if high is None else high}"
    return f"≤ {schema['maxLength']} ký tự" if "maxLength" in schema else ""


def _resolved(schema: Json, schemas: Json) -> Json:
    reference = schema.get("$ref") or next(
        (each["$ref"] for each in schema.get("allOf", ()) if "$ref" in each), ""
    )
    return schemas[reference.rsplit("/", 1)[-1]] if reference else schema


def _answer(answer: Json) -> str:
    schema = answer.get("content", {}).get("application/json", {}).get("schema", {})
    return str(schema.get("$ref", "")).rsplit("/", 1)[-1]
