"""The export against what the XES schema (IEEE 1849-2016, xes.xsd) asks of a log."""

from datetime import datetime
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from motcua.mining.log import Activity, Trace
from motcua.mining.names import activity_name
from motcua.mining.tests.logs import event, straight, trace
from motcua.mining.xes import as_xes

X = "{http://www.xes-standard.org/}"
ATTRIBUTES = {
    f"{X}{name}" for name in ("string", "date", "int", "float", "boolean", "id", "list", "container")
}
ORDER = [f"{X}{name}" for name in ("extension", "global", "classifier", "string", "trace")]


def parsed(traces: list[Trace]) -> ET.Element:
    return ET.fromstring("".join(as_xes(traces, "Phường Mẫu", activity_name)).encode())


def test_a_log_has_the_structure_that_the_schema_declares() -> None:
    log = parsed([trace(straight()), trace(straight()[:2])])
    assert log.tag == f"{X}log" and log.get("xes.version") and log.get("xes.features") is not None
    tags = [child.tag for child in log]
    assert tags == sorted(tags, key=ORDER.index)
    declared = {each.get("prefix") for each in log.findall(f"{X}extension")}
    for part in log.findall(f"{X}extension"):
        assert {"name", "prefix", "uri"} == set(part.attrib)
    assert {each.get("scope") for each in log.findall(f"{X}global")} == {"trace", "event"}
    for each in log.findall(f"{X}trace"):
        kinds = [child.tag for child in each]
        assert kinds == sorted(kinds, key=lambda tag: tag == f"{X}event")  # attributes, then events
        for attribute in each.iter():
            if attribute.tag in ATTRIBUTES:
                assert set(attribute.attrib) == {"key", "value"}
                prefix, colon, _ = attribute.get("key", "").partition(":")
                assert not colon or prefix in declared


def test_events_come_in_order_with_name_time_transition_and_officer() -> None:
    made = trace(straight())
    events = parsed([made]).findall(f"{X}trace/{X}event")
    for own, found in zip(made.events, events, strict=True):
        values = {each.get("key"): each.get("value") for each in found}
        assert values["concept:name"] == activity_name(own.activity)
        assert datetime.fromisoformat(values["time:timestamp"] or "") == own.at
        assert values["lifecycle:transition"] == "complete"
        assert (values["org:resource"], values["org:group"]) == (own.actor, own.office)


@given(st.text(max_size=30))
def test_any_name_of_a_step_survives_less_what_xml_cannot_hold(name: str) -> None:
    log = parsed([trace([event("hand_over", activity=Activity("hand_over", f"a{name}"))])])
    found = log.find(f"{X}trace/{X}event/{X}string[@key='concept:name']")
    assert found is not None
    kept = "".join(each for each in name if each.isprintable() or each in "\t\n\r" or ord(each) > 0x7E)
    kept = "".join(each for each in kept if each not in "\ufffe\uffff")
    assert found.get("value") == activity_name(Activity("hand_over", f"a{kept}"))
