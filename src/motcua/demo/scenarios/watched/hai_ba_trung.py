"""Hai Bà Trưng 2024 [004]: the district's council supervises three wards over fifteen months."""

from datetime import date

from motcua.database.sql import fast_load
from motcua.demo.inspecting import Said, Story, moment
from motcua.demo.keys import make_keys
from motcua.demo.scenarios.registry import Published, Say
from motcua.demo.scenarios.watched.stage import Plan, committee, council, fill, person, staffed
from motcua.journal.sealing import seal_through
from motcua.organisation.models import Level, Role
from motcua.oversight.models import Inspection
from motcua.reports.queries import compute

PERIOD = (date(2023, 1, 1), date(2024, 3, 31))
WARDS = (("H26.7.1", "phường Trương Định (mẫu)", "truongdinh", 180, 21, 2),
         ("H26.7.2", "phường Phố Huế (mẫu)", "phohue", 150, 17, 1),
         ("H26.7.3", "phường Quỳnh Mai (mẫu)", "quynhmai", 165, 12, 3))  # fmt: skip
DECREE = "Nghị định 61/2018/NĐ-CP, Nghị định 107/2021/NĐ-CP"


def build(say: Say) -> None:
    city = committee("H26", "UBND thành phố Hà Nội (mẫu)", Level.PROVINCE, None)
    district = committee("H26.7", "UBND quận Hai Bà Trưng (mẫu)", Level.DISTRICT, city)
    watching = council("H26.7.90", "HĐND quận Hai Bà Trưng (mẫu)", Level.DISTRICT, district)
    places = [staffed(code, name, district, key) for code, name, key, *_ in WARDS]
    organiser = person("thuongtruc", "Vũ Thị Mẫu Trực", watching, Role.CONTROL, "Chuyên viên giúp việc HĐND")
    head = person("truongdoan", "Đoàn Văn Mẫu Trưởng", watching, Role.LEADER, "Phó Chủ tịch HĐND quận")
    member = person("daibieu", "Lương Thị Mẫu Biểu", None, None)
    say("  Ba phường: 495 hồ sơ trong mười lăm tháng")
    with fast_load():
        for place, (_, _, _, count, online, late) in zip(places, WARDS, strict=True):
            fill(place, Plan(*PERIOD, count=count, online=online, late=late), 2024)
    say("  Cuộc giám sát, báo cáo, kiến nghị và việc thực hiện")
    with moment("2024-03-19 08:00"):
        keys = make_keys("mo-phong-2024.pem")
    story = Story(
        organiser, head, head,
        {
            "kind": "supervision",
            "title": "Giám sát công tác giải quyết thủ tục hành chính thuộc thẩm quyền của UBND phường (mẫu)",
            "decision_number": "10/QĐ-HĐND", "decided_on": "19/03/2024",
            "issuer": "Thường trực HĐND quận", "starts_on": "02/05/2024",
            "ends_on": "31/05/2024", "examined_from": "01/01/2023", "examined_to": "31/03/2024",
            "units": [code for code, *_ in WARDS],
        },
        [(member, "member", "Đại biểu HĐND quận")],
    )  # fmt: skip
    story.begin("2024-03-19 09:00")
    story.step("2024-03-26 09:00", organiser, "announce", number="22/TB-HĐND")
    for day, place in zip(("06", "13", "20"), places, strict=True):
        code = place.ward.committee.code
        story.step("2024-05-02 10:00", place.leader, "own_report", unit=code, text="Báo cáo (mẫu).")
        story.step(f"2024-05-{day} 09:00", head, "on_site", unit=code)
        story.judge(
            f"2024-05-{day} 14:00", code,
            HS1=("met", "Hồ sơ cơ bản đúng hạn."),
            HS6=("partly", "Tỷ lệ hồ sơ trực tuyến chưa cao."),
            MC2=("met", "Bộ phận tiếp nhận khang trang, hiện đại."),
        )  # fmt: skip
        story.praise(f"2024-05-{day} 15:00", code, "Công tác giải quyết thủ tục hành chính duy trì nền nếp.")
        story.step(f"2024-05-{day} 16:00", head, "minutes", unit=code)
    _found(story)
    story.advise(
        "2024-05-24 10:00", head, "to_higher",
        "Thành phố thống nhất văn bản hướng dẫn các thủ tục lưu thông hàng hóa được ủy quyền.", "30/09/2024",
        addressee="H26", unit="H26.7.1",
    )  # fmt: skip
    story.advise(
        "2024-05-24 14:00", places[1].leader, "from_unit",
        "Đề nghị quận đẩy nhanh lắp đặt bảng tin điện tử.", "31/10/2024", addressee="H26.7", unit="H26.7.2",
    )  # fmt: skip
    story.step("2024-05-28 09:00", head, "draft")
    story.step("2024-06-10 10:00", organiser, "conclusion", number="35/BC-HĐND")
    story.paper("2024-06-10 11:00", "supervision", "35/BC-HĐND", head if keys else None)
    story.step("2024-06-14 09:00", organiser, "publication")
    story.done(1, places[0].leader, "2024-07-25 09:00", organiser, "2024-07-30 15:00")
    seal_through(None, date(2024, 8, 1))


def _found(story: Story) -> None:
    online = "Tỷ lệ hồ sơ nộp trực tuyến còn chưa cao."
    advice = "Tuyên truyền, hướng dẫn người dân nộp trực tuyến; giao chỉ tiêu cho từng công chức."
    story.find(
        "2024-05-23 09:00",
        *(Said(online, f"{DECREE} Điều 29", "Người dân chưa quen, tuyên truyền còn ít.",
               "Chủ tịch UBND phường", "minor", advice, "Báo cáo kết quả sáu tháng", "31/07/2024", unit=code,
               criterion="HS6") for code, *_ in WARDS),
        Said("Một số trường hợp liên thông khai sinh, khai tử chưa thực hiện được trên cổng; thanh toán trực "
             "tuyến còn khó khăn.", "Quyết định 468/QĐ-TTg năm 2021", "Cổng và phần mềm chưa thông suốt.",
             "Công chức tư pháp - hộ tịch phường", "serious",
             "Ghi lại từng trường hợp lỗi, gửi đầu mối của quận trong ngày.", "Danh sách trường hợp lỗi",
             "30/08/2024", unit="H26.7.3"),
    )  # fmt: skip


def published() -> list[Published]:
    item = Inspection.objects.get(decision_number="10/QĐ-HĐND")
    received = sum(compute("nguon", each.unit, *PERIOD).total.cells[1] for each in item.units.all())
    return [
        Published("Số phường được giám sát", 3, item.units.count()),
        Published("Hồ sơ mẫu của ba phường", 495, received),
    ]
