"""Kiến An 2018 [000]: the city examines the district and one of its wards; what was found became tasks."""

from datetime import date

from motcua.database.sql import fast_load
from motcua.demo.inspecting import Said, Story, moment
from motcua.demo.keys import make_keys
from motcua.demo.scenarios.registry import Published, Say
from motcua.demo.scenarios.watched.stage import Plan, committee, fill, person, staffed
from motcua.journal.sealing import seal_through
from motcua.organisation.models import Agency, Level, Role
from motcua.oversight.models import Inspection
from motcua.reports.queries import compute

DISTRICT, WARD = "H24.5", "H24.5.8"
PERIOD = (date(2018, 6, 21), date(2018, 9, 30))
DECREE = "Nghị định 61/2018/NĐ-CP"


def build(say: Say) -> None:
    city = committee("H24", "UBND thành phố Hải Phòng (mẫu)", Level.PROVINCE, None)
    district = committee(DISTRICT, "UBND quận Kiến An (mẫu)", Level.DISTRICT, city)
    ward = staffed(WARD, "phường Tràng Minh (mẫu)", district, "trangminh")
    organiser = person("kiemsoat.tp", "Hồ Thị Mẫu Soát", city, Role.CONTROL, "Chuyên viên kiểm soát TTHC")
    leader = person("lanhdao.tp", "Phan Văn Mẫu Phố", city, Role.LEADER, "Phó Chủ tịch UBND thành phố")
    answerer = person("kiemsoat.quan", "Tạ Thị Mẫu Quận", district, Role.CONTROL, "Đầu mối kiểm soát TTHC")
    head = person("truongdoan", "Cao Văn Mẫu Đoàn", None, None)
    member = person("thuky", "Cao Thị Mẫu Thư", None, None)
    say("  UBND phường Tràng Minh: 240 hồ sơ, 12 trực tuyến mức độ 3, 8 ghi sổ muộn")
    with fast_load():
        fill(ward, Plan(*PERIOD, count=240, online=12, typed_late=8), 2018)
    say("  Cuộc kiểm tra của thành phố, kết luận, kiến nghị và việc thực hiện")
    with moment("2018-09-20 08:00"):
        keys = make_keys("mo-phong-2018.pem")
    story = Story(
        organiser, head, leader,
        {
            "kind": "control",
            "title": "Kiểm tra công tác kiểm soát thủ tục hành chính trên địa bàn quận (mẫu)",
            "decision_number": "2215/QĐ-UBND", "decided_on": "20/09/2018",
            "issuer": "Chủ tịch UBND thành phố", "starts_on": "01/10/2018", "ends_on": "31/10/2018",
            "examined_from": "21/06/2018", "examined_to": "30/09/2018", "units": [DISTRICT],
        },
        [(member, "secretary", "Chuyên viên Văn phòng UBND thành phố")],
    )  # fmt: skip
    story.begin("2018-09-20 09:00")
    story.step("2018-09-24 09:00", organiser, "announce", number="301/TB-VP")
    story.step(
        "2018-10-02 15:00", answerer, "own_report", number="118/BC-UBND", text="Báo cáo của quận (mẫu)."
    )
    story.step("2018-10-09 14:00", head, "on_site", text="Làm việc tại UBND quận và UBND phường (mẫu).")
    _judged(story)
    _found(story)
    story.advise(
        "2018-10-12 10:00", head, "to_higher",
        "Các sở, ngành hỗ trợ, hướng dẫn quận trong công tác kiểm soát thủ tục hành chính.", "30/11/2018",
        outside="Các sở, ngành thành phố",
    )  # fmt: skip
    story.advise(
        "2018-10-12 15:00", answerer, "from_unit",
        "Đề nghị thành phố tập huấn sử dụng hệ thống một cửa điện tử cho công chức phường.", "15/12/2018",
        addressee="H24",
    )  # fmt: skip
    story.step("2018-10-15 09:00", head, "minutes")
    story.step("2018-10-18 09:00", head, "draft")
    story.step("2018-10-22 10:00", answerer, "explanation", text="Nhất trí với dự thảo (mẫu).")
    story.step("2018-11-02 10:00", organiser, "conclusion", number="245/KL-UBND")
    story.paper("2018-11-02 11:00", "conclusion", "245/KL-UBND", leader if keys else None)
    story.step("2018-11-05 08:30", organiser, "publication")
    story.done(1, answerer, "2018-11-20 09:00", organiser, "2018-11-23 15:00")
    story.done(2, answerer, "2018-12-18 09:00", organiser, "2018-12-28 15:00")
    seal_through(None, date(2019, 1, 1))


def _judged(story: Story) -> None:
    story.judge(
        "2018-10-10 09:00", DISTRICT,
        CK1=("met", "Niêm yết đầy đủ tại bộ phận một cửa của quận và phường."),
        HS1=("met", "Các hồ sơ kiểm tra xác suất đều đúng hạn."),
        HS5=("partly", "Sổ theo dõi cập nhật chưa thường xuyên, còn thiếu thông tin."),
        MC1=("partly", "Công chức phường thao tác phần mềm chưa thành thạo."),
        LT1=("partly", "Một số hồ sơ tư pháp lưu trữ chưa đúng quy định."),
    )  # fmt: skip
    story.praise(
        "2018-10-10 15:00", DISTRICT,
        "Chủ động, tích cực ứng dụng công nghệ thông tin trong tiếp nhận, giải quyết thủ tục hành chính.",
        "Niêm yết công khai thủ tục và kết quả giải quyết đầy đủ, đúng quy định.",
        "Các hồ sơ được kiểm tra xác suất đều giải quyết đúng hạn.",
    )  # fmt: skip


def _found(story: Story) -> None:
    story.find(
        "2018-10-11 09:00",
        Said("Cập nhật sổ theo dõi giải quyết thủ tục chưa thường xuyên, còn thiếu thông tin.",
             f"{DECREE} Điều 17", "Chưa phân công người ghi sổ hằng ngày.", "Công chức tiếp nhận phường",
             "minor", "Ghi sổ trong ngày, phân công người chịu trách nhiệm.", "Văn bản phân công",
             "30/11/2018", criterion="HS5"),
        Said("Một số hồ sơ lưu trữ lĩnh vực tư pháp chưa đúng quy định.", f"{DECREE} Điều 26",
             "Chưa lập danh mục hồ sơ lưu trữ.", "Công chức tư pháp - hộ tịch phường", "minor",
             "Sắp xếp lại hồ sơ tư pháp, lập danh mục lưu trữ.", "Danh mục hồ sơ lưu trữ", "15/12/2018",
             criterion="LT1"),
        Said("Công chức phường thao tác hệ thống một cửa điện tử, dịch vụ công trực tuyến chưa thành thạo.",
             f"{DECREE} Điều 25", "Chưa được tập huấn thường xuyên.", "Chủ tịch UBND phường", "minor",
             "Vận hành mạnh hơn hệ thống một cửa điện tử và dịch vụ công trực tuyến ở cấp phường.",
             "Báo cáo kết quả vận hành", "31/12/2018", criterion="MC1"),
    )  # fmt: skip


def published() -> list[Published]:
    district = Agency.objects.get(code=DISTRICT)
    kinds = compute("nguon", district, *PERIOD).total.cells
    item = Inspection.objects.get(agency__code="H24")
    return [
        Published("Hồ sơ trực tuyến mức độ 3", 12, kinds[4]),
        Published("Tồn tại, hạn chế được nêu", 3, item.findings.filter(kind="shortcoming").count()),
    ]
