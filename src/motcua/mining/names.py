"""Vietnamese names of activities, kinds of edges and subjects, for pages, console and export."""

from collections.abc import Iterable, Mapping

from motcua.catalogue.models import Procedure
from motcua.dossiers.actions import known
from motcua.mining.graph import END, START
from motcua.mining.log import Activity
from motcua.mining.process import Kind
from motcua.mining.signs import Finding
from motcua.organisation.models import Agency, User

KIND_NAMES: Mapping[Kind, str] = {
    Kind.CONFORM: "đúng quy trình",
    Kind.DETOUR: "nhánh được phép",
    Kind.REWORK: "làm lại",
    Kind.DEVIATE: "lệch quy trình",
}
KIND_MEANINGS: Mapping[Kind, str] = {
    Kind.CONFORM: "bước sau đúng là bước mà phiên bản thủ tục đã công bố",
    Kind.DETOUR: "bổ sung, nộp tiền, hẹn lại, lấy ý kiến, rút, dừng hoặc từ chối theo quy định",
    Kind.REWORK: "trả lại bước trước, hoặc làm lại bước đã làm sau khi bị trả lại",
    Kind.DEVIATE: "bỏ bước, lặp bước không có lệnh trả lại, hoặc thao tác trái trạng thái hồ sơ",
}
_OWN = {"receive": "Nhận hồ sơ, hẹn trả", "submit": "Công dân nộp trực tuyến"}


def verb_name(verb: str) -> str:
    action = known().get(verb)
    return _OWN.get(verb) or (str(action.label) if action else verb)


def activity_name(activity: Activity) -> str:
    """One line: the step, and what was done to it."""
    if activity == START:
        return "Bắt đầu"
    if activity == END:
        return "Kết thúc"
    done = verb_name(activity.verb)
    return f"{activity.step}: {done[:1].lower()}{done[1:]}" if activity.step else done


def agency_names(codes: Iterable[str]) -> dict[str, str]:
    return dict(Agency.objects.filter(code__in=set(codes)).values_list("code", "name"))


def person_names(usernames: Iterable[str]) -> dict[str, str]:
    """Officers by their account; citizens and the system stay as the journal calls them."""
    users = User.objects.filter(username__in=set(usernames)).values_list("username", "full_name")
    return {username: full_name for username, full_name in users if full_name}


def subject_names(findings: Iterable[Finding], others: Iterable[str] = ()) -> dict[str, str]:
    """Of the agencies and procedures that findings are about, and of other agencies."""
    found = list(findings)
    agencies = {each.subject for each in found if each.sign.of == "agency"}
    procedures = {each.subject for each in found if each.sign.of == "procedure"}
    rows = Procedure.objects.filter(code__in=procedures).values_list("code", "name")
    return {**agency_names({*agencies, *others}), **{code: f"{name} ({code})" for code, name in rows}}
