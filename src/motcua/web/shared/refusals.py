"""The HTTP status of a page that says why an action was refused."""

from collections.abc import Mapping

STATUS: Mapping[str, int] = {"permission": 403, "not_found": 404, "state": 409, "input": 422, "refused": 422}
