"""The components that every face shares."""

from datetime import datetime

import pytest
from django import forms

from motcua.dossiers.models import Status
from motcua.terms import VN, Term, Unit, clock_at, due, national_calendar
from motcua.web.shared.forms import Form
from motcua.web.shared.tests.rendering import render

KINDS = [("a", "Trực tiếp"), ("b", "Bưu chính")]


class Sample(Form):
    name = forms.CharField(label="Họ và tên", help_text="Như trên căn cước.", max_length=10)
    born = forms.DateField(label="Ngày sinh")
    kind = forms.ChoiceField(label="Hình thức", choices=KINDS, widget=forms.RadioSelect)
    agree = forms.BooleanField(label="Đồng ý nhận tin", required=False)
    card = forms.IntegerField(label="CCCD", required=False)


def fields(form: Form) -> str:
    source = "".join(f'<c-field :field="form.{name}" />' for name in form.fields)
    return render('<c-error-summary :form="form" />' + source, form=form)


def test_error_summary_links_to_each_wrong_field() -> None:
    html = fields(Sample({"name": "", "born": "31/02/2026", "card": "x"}))
    assert "Hãy sửa 4 lỗi sau" in html
    for place in ("id_name", "id_born", "id_kind_0", "id_card"):
        assert f'href="#{place}"' in html and f'id="{place}"' in html


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({}, "Hãy nhập họ và tên."),
        ({"name": "a" * 11}, "Hãy rút gọn họ và tên còn tối đa 10 ký tự."),
        ({"name": "a\0"}, "Ô họ và tên có ký tự không đọc được. Hãy xóa và gõ lại."),
        ({"born": "ngày mai"}, "Hãy nhập ngày sinh theo dạng ngày/tháng/năm, ví dụ 22/11/2026."),
        ({}, "Hãy chọn hình thức."),
        ({"kind": "c"}, "Hãy chọn hình thức trong danh sách."),
        ({"card": "x"}, "Hãy nhập CCCD bằng chữ số, ví dụ 12."),
    ],
)
def test_messages_name_the_field_in_vietnamese(typed: dict[str, str], message: str) -> None:
    form = Sample(typed)
    assert message in [error for errors in form.errors.values() for error in errors]


def test_errors_and_hints_are_tied_to_their_control() -> None:
    html = fields(Sample({"name": ""}))
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html and 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_what_was_typed_stays_and_is_escaped() -> None:
    html = fields(Sample({"name": '"><b>', "kind": "b", "agree": "on"}))
    assert 'value="&quot;&gt;&lt;b&gt;"' in html and "<b>" not in html
    assert 'value="b" id="id_kind_1" checked' in html
    assert "checked" in html.split('name="agree"')[1].split(">")[0]


def test_valid_form_has_no_summary() -> None:
    html = fields(Sample({"name": "A", "born": "01/02/2000", "kind": "a"}))
    assert "error-summary" not in html


@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_icon_and_word(status: Status) -> None:
    html = render('<c-status-tag :status="status" />', status=status)
    assert "<svg" in html and str(status.label) in html


@pytest.mark.parametrize("state", ["early", "today", "overdue", "waiting", "done", "none"])
def test_every_deadline_state_has_icon_and_word(state: str) -> None:
    html = render('<c-due-tag :state="state" text="lời" />', state=state)
    assert "<svg" in html and "lời" in html


@pytest.mark.parametrize(
    ("now", "tone", "words"),
    [
        (datetime(2026, 11, 23, 14, 0, tzinfo=VN), "early", "còn"),
        (datetime(2026, 11, 25, 15, 0, tzinfo=VN), "today", "đến hạn hôm nay, còn 2 giờ làm việc"),
        (datetime(2026, 11, 26, 8, 30, tzinfo=VN), "overdue", "quá hạn 1 giờ làm việc"),
    ],
)
def test_remaining_time_is_said_in_working_time(now: datetime, tone: str, words: str) -> None:
    source = "{% due_of due calendar as look %}{{ look.tone }}: {{ look.text }}"
    with clock_at(now):
        said = render(source, due=datetime(2026, 11, 25, 17, 0, tzinfo=VN), calendar=national_calendar())
    assert said.startswith(f"{tone}: {words}")


def test_trace_gives_the_reason_of_each_day() -> None:
    deadline = due(Term(2, Unit.WORKING_DAY), datetime(2026, 11, 20, 9, 0, tzinfo=VN), national_calendar())
    html = render('<c-trace :days="days" />', days=deadline.trace)
    assert html.count("<tr class") == 6 and "Không tính" in html and "Ngày Văn hóa Việt Nam" in html


def test_the_middle_of_a_long_trace_is_folded_and_the_whole_of_it_below() -> None:
    start = datetime(2026, 11, 2, 8, 0, tzinfo=VN)
    trace = due(Term(20, Unit.WORKING_DAY), start, national_calendar()).trace
    html = render('<c-trace :days="trace" fold_middle="1" />', trace=trace, fold_middle=True)
    open_part, folded = html.split("<details")
    assert "ngày ở giữa, trong đó 17 ngày được tính" in open_part
    assert "02/11/2026" in open_part and "01/12/2026" in open_part and "16/11/2026" not in open_part
    assert all(f"{day.date:%d/%m/%Y}" in folded for day in trace)


def test_a_trace_of_a_week_is_shown_whole() -> None:
    trace = due(Term(3, Unit.WORKING_DAY), datetime(2026, 11, 20, 8, 0, tzinfo=VN), national_calendar()).trace
    assert len(trace) == 7  # a weekend and a holiday within
    html = render('<c-trace :days="trace" fold_middle="1" />', trace=trace)
    assert "<details" not in html and "ngày ở giữa" not in html
