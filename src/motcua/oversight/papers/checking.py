"""Every paper is read by the project's own checker of reports, as it would be printed."""

from __future__ import annotations

from typing import Any

from motcua.checker.checking import Report, check
from motcua.checker.documents import Block, Document, Text, table_of
from motcua.documents.official_paper import OfficialSection, OfficialTable


def checked(name: str, sections: tuple[OfficialSection, ...]) -> Report:
    return check(Document(name, tuple(_block(block) for each in sections for block in each.blocks)))


def _block(block: str | OfficialTable) -> Block:
    if isinstance(block, str):
        return Text(block)
    return table_of([[column.name for column in block.columns], *(list(row) for row in block.rows)])


def kept(report: Report) -> list[dict[str, Any]]:
    """What is kept with a paper of each relation."""
    return [
        each.as_json() | {"word": each.verdict.word, "alarms": each.verdict.alarms}
        for each in report.relations
    ]
