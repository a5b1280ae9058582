"""A year of reform in the ward: 7 general and 24 specific tasks of which 23 are done, the registers, reports
sent, a narrative draft. Every step is the real action, at the clock of its day."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime, time, timedelta

from motcua.assignments.actions import perform
from motcua.demo.cast import Cast
from motcua.reform.actions import add, draft, give_task, issue, record_sent
from motcua.reform.duties import owed_in
from motcua.reform.models import Plan
from motcua.terms import clock

GENERAL = (
    "Quán triệt kế hoạch cải cách hành chính", "Gắn kết quả cải cách với xét thi đua",
    "Kiểm tra kỷ luật, kỷ cương", "Tuyên truyền cải cách hành chính", "Đối thoại với người dân, tổ chức",
    "Báo cáo định kỳ đúng hạn", "Tự chấm chỉ số cải cách hành chính",
)  # fmt: skip
SPECIFIC = (
    "Rà soát văn bản đã ban hành", "Niêm yết thủ tục mới công bố", "Rà soát quy trình nội bộ",
    "Giảm thời gian chứng thực", "Trả kết quả hộ tịch trong ngày", "Đưa thủ tục đất đai lên phần mềm",
    "Sắp xếp lại Bộ phận Một cửa", "Phân công công chức trực", "Cập nhật đề án vị trí việc làm",
    "Đánh giá công chức hằng quý", "Tập huấn kỹ năng giao tiếp", "Tập huấn ký số", "Công khai dự toán",
    "Kiểm kê trang thiết bị", "Quyết toán kinh phí Một cửa", "Số hóa hồ sơ hộ tịch",
    "Nâng tỷ lệ hồ sơ trực tuyến", "Thanh toán trực tuyến phí, lệ phí", "Văn bản đi ký số",
    "Lập tổ công nghệ số", "Khảo sát sự hài lòng", "Xử lý phản ánh, kiến nghị", "Xin lỗi khi trễ hạn",
    "Trả kết quả qua bưu chính",
)  # fmt: skip
DONE = 23
MONTHS = ((52, 20, 29, 3), (41, 15, 23, 3), (66, 24, 38, 4), (58, 22, 32, 4), (63, 23, 36, 4),
          (61, 22, 35, 4), (57, 21, 32, 4), (64, 24, 36, 4), (69, 25, 39, 5), (67, 25, 37, 5))  # fmt: skip
"""Ten months that add up to report 003: 598 = 221 + 337 + 40."""
KINDS = ("plan",) * 8 + ("decision", "notice", "conclusion", "conclusion", "letter", "letter")
NAMES = {"plan": "KH", "decision": "QĐ", "notice": "TB", "conclusion": "TB", "letter": "UBND"}

QUESTIONS = (
    ("Khi nào nộp được hồ sơ đất đai qua mạng?", "Từ quý III năm nay."),
    ("Bản sao trích lục khai sinh lấy ngay được không?", "Được, trong ngày làm việc."),
    ("Chứng thực cần bản chính không?", "Có, để đối chiếu rồi trả lại ngay."),
    ("Nộp phí bằng chuyển khoản được không?", "Được, quét mã tại quầy hoặc trên cổng dịch vụ công."),
    ("Nhận kết quả tại nhà thì làm thế nào?", "Đăng ký nhận qua bưu chính khi nộp hồ sơ."),
    ("Thứ Bảy có làm việc không?", "Sáng thứ Bảy có người trực, lịch niêm yết ở cửa."),
    ("Người già không có điện thoại nộp trực tuyến ra sao?", "Tổ công nghệ số đến tận nhà hướng dẫn."),
    ("Hồ sơ quá hạn thì ai xin lỗi?", "Lãnh đạo ký thư xin lỗi, ghi ngày hẹn lại."),
    (
        "Vì sao giấy xác nhận hôn nhân phải chờ ba ngày?",
        "Cần hỏi nơi cư trú cũ; đã cư trú một nơi thì trả sớm.",
    ),
    ("Thủ tục nào không còn phải nộp bản sao sổ hộ khẩu?", "Mọi thủ tục; dữ liệu dân cư thay cho sổ."),
    ("Bao giờ mở rộng chỗ để xe ở trụ sở?", ""),
)
"""Eleven questions, one not answered yet, as the dialogue counts them."""
EQUIPMENT = (
    ("computer", "Máy tính quầy 1 đến 4", 4, 0), ("public", "Máy tính cho người dân, sảnh chờ", 2, 1),
    ("scanner", "Máy quét quầy 1 và 2", 2, 0), ("screen", "Màn hình tra cứu, sảnh chờ", 1, 0),
)  # fmt: skip


def fill(cast: Cast) -> None:
    if Plan.objects.exists():
        return
    today = clock.today()
    _plan(cast, today)
    for key, day, line in _lines(today):
        with _at(day):
            add(cast.kiemsoat, key, cast.ward.committee.code, {"occurred_on": f"{day:%d/%m/%Y}", **line})
    _sent(cast, today)
    code = cast.ward.committee.code
    draft(cast.kiemsoat, {"agency": code, "year": str(today.year), "month": _month(today)})


def _plan(cast: Cast, today: date) -> None:
    start, due = date(today.year, 1, 2), date(today.year, 12, 31)
    with _at(start):
        plan = issue(cast.lanhdao, {
            "agency": cast.ward.committee.code, "year": str(today.year), "number": "01/KH-UBND (mẫu)",
            "issued_on": f"{start:%d/%m/%Y}", "title": f"Kế hoạch cải cách hành chính năm {today.year} (mẫu)",
        })  # fmt: skip
        units = (cast.ward.justice.code, cast.ward.one_stop.code)
        given = []
        for number, title in enumerate((*GENERAL, *SPECIFIC)):
            general = number < len(GENERAL)
            who = {"agency": units[0], "owner": "chuyenmon"} if number % 2 else {"agency": units[1]}
            task = give_task(cast.lanhdao, plan.pk, {
                "kind": "general" if general else "specific", "title": f"{title} (mẫu)",
                "product": "Văn bản, báo cáo kết quả (mẫu)", "due_on": f"{due:%d/%m/%Y}",
                "post_title": "Công chức được phân công (mẫu)", **who,
            })  # fmt: skip
            given += [] if general else [(task, cast.chuyenmon if number % 2 else cast.tiepnhan)]
    for place, (task, owner) in enumerate(given[:DONE]):
        with _at(min(start + timedelta(days=10 * place + 12), today)):
            perform(owner, task.pk, "nhan", {})
            perform(owner, task.pk, "bao-cao", {"text": "Đã hoàn thành, có văn bản kèm theo (mẫu)."})
            perform(cast.kiemsoat, task.pk, "xac-nhan", {"opinion": "Đã xem sản phẩm (mẫu)."})


def _lines(today: date) -> Iterator[tuple[str, date, dict[str, str]]]:
    """Only what has been by today."""
    return (each for each in _year(today.year) if each[1] <= today)


def _year(year: int) -> Iterator[tuple[str, date, dict[str, str]]]:
    for count, kind in enumerate(KINDS):
        number, day = f"{count + 3}/{NAMES[kind]}-UBND (mẫu)", date(year, 1 + count % 10, 8)
        subject = "Cải cách hành chính, kiểm soát thủ tục (mẫu)"
        yield "directive", day, {"kind": kind, "number": number, "subject": subject}
    for month, numbers in enumerate(MONTHS, start=1):
        named = zip(("total", "linked", "internal", "rest"), map(str, numbers), strict=True)
        yield "exchange", date(year, month, 28), dict(named)
    for place in range(15):
        yield "communication", date(year, 1 + place % 10, 4 + place), {
            "kind": "meeting", "subject": "Họp giao ban, họp tổ dân phố (mẫu)", "people": "34",
            "audience": "Cán bộ, công chức, tổ trưởng tổ dân phố", "reform": "1" if place < 9 else "",
        }  # fmt: skip
    yield "communication", date(year, 5, 20), {
        "kind": "contest", "subject": "Tìm hiểu dịch vụ công trực tuyến (mẫu)", "people": "120",
        "reform": "1",
    }  # fmt: skip
    yield "dialogue", date(year, 4, 22), {
        "subject": "Thủ tục đất đai, hộ tịch (mẫu)", "people": "62", "questions": "11", "answered": "10",
        "pending": "1",
    }  # fmt: skip
    for question, answer in QUESTIONS:
        yield "question", date(year, 4, 22), {
            "question": f"{question} (mẫu)", "answer": answer, "by": "Bộ phận Một cửa" if answer else "",
            "state": "answered" if answer else "pending",
        }  # fmt: skip
    yield "training", date(year, 3, 12), {
        "subject": "Số hóa hồ sơ, ký số (mẫu)", "field": "Công nghệ", "people": "18",
    }  # fmt: skip
    for team in (1, 2, 3):
        yield "team", date(year, 2, 10 + team), {
            "name": f"Tổ công nghệ số tổ dân phố {team} (mẫu)", "people": "6",
            "skills": "Hướng dẫn nộp hồ sơ trực tuyến",
        }  # fmt: skip
    for kind, name, total, broken in EQUIPMENT:
        yield "equipment", date(year, 2, 3), {
            "kind": kind, "name": f"{name} (mẫu)", "total": str(total), "working": str(total - broken),
            "broken": str(broken),
        }  # fmt: skip
    yield "budget", date(year, 1, 20), {
        "subject": "Trang thiết bị Bộ phận Một cửa (mẫu)", "estimate": "120.000.000",
        "used": "96.000.000", "left": "24.000.000", "settled": "80.000.000",
    }  # fmt: skip


def _sent(cast: Cast, today: date) -> None:
    """All but the last that fell due before August; the second one late."""
    ended = [each for each in owed_in(today.year, cast.ward.committee.level) if each.due < today]
    written = [each for each in ended if not each.duty.filed][:-1]
    for place, owed in enumerate(written):
        day = owed.due + timedelta(days=2 if place == 1 else -1)
        with _at(day):
            said = {"number": f"{40 + place}/BC-UBND (mẫu)", "sent_on": f"{day:%d/%m/%Y}"}
            code, last = cast.ward.committee.code, owed.period.last.isoformat()
            record_sent(cast.kiemsoat, code, owed.duty.code, last, said)


def _month(today: date) -> str:
    """The latest narrative period that has begun: the year's."""
    return "12" if today.month > 1 else "3"


def _at(day: date) -> AbstractContextManager[None]:
    return clock.clock_at(datetime.combine(day, time(9, 0), clock.VN))
