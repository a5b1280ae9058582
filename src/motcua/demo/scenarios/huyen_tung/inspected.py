"""The inspection of the ward's reform in November 2022 [003]: what was found, and what became of it."""

from datetime import date, timedelta

from motcua.demo.cast import Cast
from motcua.demo.inspecting import Said, Story, moment
from motcua.organisation.actions import create_post
from motcua.organisation.models import Role
from motcua.oversight.actions.deciding import decide
from motcua.oversight.actions.handling import perform
from motcua.oversight.actions.planning import add_line, issue
from motcua.oversight.actions.sample_freezing import freeze
from motcua.oversight.models import Inspection
from motcua.terms import clock

DECREE = "Nghị định 61/2018/NĐ-CP, Nghị định 107/2021/NĐ-CP"


def fill(cast: Cast, signing: bool = True) -> Story:
    """``signing``: keys of that year are there."""
    leader = cast.lanhdao_tinh
    create_post(leader, cast.district, Role.LEADER, valid_from=date(2022, 1, 1), title="Phụ trách thành phố")
    with moment("2022-01-10 09:00"):
        plan = issue(
            cast.kiemsoat_tp,
            {"year": 2022, "number": "12/KH-UBND", "issued_on": "10/01/2022", "issuer": "Chủ tịch UBND"},
        )
        line = add_line(
            cast.kiemsoat_tp, plan.pk,
            {"kind": "reform", "content": "Kiểm tra cải cách hành chính các phường, xã (mẫu)",
             "units": ["H03.1.7"], "month_from": 10, "month_to": 11},
        )  # fmt: skip
    story = Story(
        cast.kiemsoat_tp, cast.doanvien, leader,
        {
            "kind": "reform", "title": "Kiểm tra công tác cải cách hành chính năm 2022 (mẫu)",
            "decision_number": "1830/QĐ-UBND", "decided_on": "20/10/2022",
            "issuer": "Chủ tịch UBND thành phố", "starts_on": "01/11/2022", "ends_on": "10/11/2022",
            "examined_from": "01/01/2022", "examined_to": "31/10/2022", "units": ["H03.1.7"],
            "plan_line": str(line.pk),
        },
    )  # fmt: skip
    story.begin("2022-10-20 09:00")
    story.step("2022-10-24 09:00", cast.kiemsoat_tp, "announce", number="96/TB-UBND")
    story.step("2022-10-31 15:00", cast.lanhdao, "own_report", text="Báo cáo của phường (mẫu).")
    story.step("2022-11-01 14:00", cast.doanvien, "on_site")
    story.judge(
        "2022-11-01 15:00", "H03.1.7",
        HS1=("met", "Hồ sơ đều giải quyết đúng hạn."),
        HS5=("partly", "Phần lớn hồ sơ xử lý trên giấy, nhập lại sau."),
        HS6=("unmet", "Tỷ lệ hồ sơ trực tuyến, bưu chính công ích thấp."),
        MC1=("partly", "Có tài khoản nhưng lĩnh vực đất đai chưa dùng phần mềm."),
    )  # fmt: skip
    story.praise("2022-11-02 09:00", "H03.1.7", "Văn bản chỉ đạo ban hành kịp thời, giao nhiệm vụ rõ.")
    _found(story)
    story.step("2022-11-04 09:00", cast.doanvien, "minutes")
    story.step("2022-11-07 09:00", cast.doanvien, "draft")
    story.step("2022-11-18 09:00", cast.kiemsoat_tp, "conclusion", number="210/KL-UBND")
    story.paper("2022-11-18 10:00", "conclusion", "210/KL-UBND", leader if signing else None)
    story.step("2022-11-21 09:00", cast.kiemsoat_tp, "publication")
    story.done(2, cast.lanhdao, "2022-12-15 09:00", cast.kiemsoat_tp, "2022-12-20 15:00")
    return story


def begin_today(cast: Cast) -> Inspection:
    """A team at work today: announced, its sample committed and waiting for a public value of tomorrow."""
    today = clock.today()
    item = decide(
        cast.kiemsoat_tp,
        {
            "kind": "control", "title": "Kiểm tra việc giải quyết thủ tục hành chính (mẫu)",
            "decision_number": "401/QĐ-UBND", "decided_on": today, "issuer": "Chủ tịch UBND thành phố",
            "starts_on": today, "ends_on": today + timedelta(days=7), "units": [cast.ward.committee.code],
            "examined_from": today - timedelta(days=90), "examined_to": today,
        },
    )  # fmt: skip
    joining = {"username": "doanvien", "role": "head", "title": "Chuyên viên"}
    perform(cast.kiemsoat_tp, item.pk, "them-thanh-vien", joining)
    told = {"stage": "announce", "happened_on": today, "number": "88/TB-UBND"}
    perform(cast.kiemsoat_tp, item.pk, "buoc", told)
    freeze(
        cast.doanvien, item,
        {
            "title": "Hồ sơ ba tháng gần đây (mẫu)", "by_channel": True, "by_risk": True, "basis": "total",
            "confidence": "95", "number": "30", "known_from": clock.now() + timedelta(days=1),
            "source": "Giải đặc biệt xổ số kiến thiết miền Bắc ngày mai (mẫu)",
            "criteria": "Thành phần hồ sơ đúng quy định\nThư xin lỗi khi quá hạn\nKết quả đúng mẫu",
        },
    )  # fmt: skip
    return item


def _found(story: Story) -> None:
    story.find(
        "2022-11-03 09:00",
        Said("Thủ tục lĩnh vực đất đai chưa thực hiện trên phần mềm một cửa.", f"{DECREE} Điều 25",
             "Chưa phân công, chưa tập huấn.", "Công chức địa chính - xây dựng", "serious",
             "Thực hiện thủ tục đất đai trên phần mềm một cửa.", "Danh sách hồ sơ đất đai trên phần mềm",
             "31/12/2022", criterion="MC1"),
        Said("Tỷ lệ hồ sơ trực tuyến, bưu chính công ích thấp.", f"{DECREE} Điều 29",
             "Người dân chưa thay đổi thói quen.", "Chủ tịch UBND phường", "minor",
             "Lập kế hoạch tăng tỷ lệ hồ sơ trực tuyến; thành lập tổ công nghệ số.", "Kế hoạch, quyết định",
             "20/12/2022", criterion="HS6"),
        Said("Danh mục thủ tục của phường còn thiếu, còn thủ tục không thuộc thẩm quyền.",
             "Quyết định 2686/QĐ-UBND ngày 31/12/2021", "Chưa rà soát theo quyết định của tỉnh.",
             "Đầu mối kiểm soát thủ tục hành chính", "serious",
             "Đối chiếu Quyết định 2686 với Quyết định 2020, báo cáo UBND tỉnh.", "Báo cáo rà soát",
             "30/11/2022"),
    )  # fmt: skip
