"""Pure: an event log as XES (IEEE 1849), written piece by piece so that a large log needs no memory.

Extensions: concept, time, lifecycle, org. A case is named by the dossier's code; officers by their account;
nothing about applicants is in a trace, so nothing about them can be in the file.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from xml.sax.saxutils import quoteattr

from motcua.mining.log import Activity, Event, Trace
from motcua.terms import clock

NAMESPACE = "http://www.xes-standard.org/"
_EXTENSIONS = (
    ("Concept", "concept", "concept.xesext"),
    ("Time", "time", "time.xesext"),
    ("Lifecycle", "lifecycle", "lifecycle.xesext"),
    ("Organizational", "org", "org.xesext"),
)
_HEADER = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
"""
_GLOBALS = """  <global scope="trace">
    <string key="concept:name" value="UNKNOWN"/>
  </global>
  <global scope="event">
    <string key="concept:name" value="UNKNOWN"/>
    <date key="time:timestamp" value="1970-01-01T00:00:00.000+00:00"/>
    <string key="lifecycle:transition" value="complete"/>
  </global>
  <classifier name="Activity" keys="concept:name lifecycle:transition"/>
  <classifier name="Resource" keys="org:resource"/>
"""


def as_xes(traces: Iterable[Trace], title: str, name_of: Callable[[Activity], str]) -> Iterator[str]:
    """The document in pieces. ``name_of`` gives the Vietnamese name of an activity."""
    yield _HEADER
    for name, prefix, file in _EXTENSIONS:
        yield f'  <extension name="{name}" prefix="{prefix}" uri="{NAMESPACE}{file}"/>\n'
    yield _GLOBALS
    yield f"  {_text('concept:name', title)}\n"
    yield f"  {_text('lifecycle:model', 'standard')}\n"
    for trace in traces:
        yield _trace(trace, name_of)
    yield "</log>\n"


def _trace(trace: Trace, name_of: Callable[[Activity], str]) -> str:
    attributes = (("concept:name", trace.code), ("org:group", trace.agency), ("procedure", trace.procedure))
    head = "".join(f"    {_text(key, value)}\n" for key, value in attributes)
    return f"  <trace>\n{head}{''.join(_event(event, name_of) for event in trace.events)}  </trace>\n"


def _event(event: Event, name_of: Callable[[Activity], str]) -> str:
    attributes = (
        _text("concept:name", name_of(event.activity)),
        _text("concept:instance", event.activity.verb),
        _date("time:timestamp", event.at),
        _text("lifecycle:transition", "complete"),
        _text("org:resource", event.actor),
        _text("org:group", event.office),
    )
    return "    <event>\n" + "".join(f"      {each}\n" for each in attributes) + "    </event>\n"


def _text(key: str, value: str) -> str:
    return f"<string key={quoteattr(key)} value={quoteattr(_printable(value))}/>"


def _date(key: str, at: datetime) -> str:
    return f'<date key="{key}" value="{clock.local(at).isoformat(timespec="milliseconds")}"/>'


def _printable(value: str) -> str:
    """What XML 1.0 cannot hold is left out: control characters, half pairs, two that are no characters."""
    return _NO_XML.sub("", value)


_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
