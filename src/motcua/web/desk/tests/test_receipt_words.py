"""What the receipt says of a dossier (Mẫu 01)."""

from motcua.dossiers.queries import dossier_page
from motcua.web.desk.receipts import receipt_of
from motcua.web.desk.tests.stage import EXTRACT, Stage


def test_receipt_says_who_what_when_and_for_how_much(stage: Stage) -> None:
    dossier = stage.receive(EXTRACT, copies=2, submitter="Trần Văn Mẫu Nộp")
    page = dossier_page(stage.cast.tiepnhan, dossier.code)
    assert page is not None
    data = receipt_of(page, "https://motcua.example/tra-cuu/?ma=X")
    assert data is not None
    assert (data.dossier_code, data.number) == (dossier.code, "1/TNHS")
    assert (data.applicant_name, data.submitter_name) == ("Nguyễn Thị Mẫu Đơn", "Trần Văn Mẫu Nộp")
    assert data.submitter_id_number == ""  # the number we have is the applicant's
    assert (data.fee_amount, data.sets) == (16000, 2)
    assert (data.received_at, data.due_at) == (dossier.received_at, dossier.due_at)
    assert data.receiver_name == "Nguyễn Thị Mẫu Tiếp"
    assert data.place == "phường Huyền Tụng"
    assert data.mark == "DỮ LIỆU MÔ PHỎNG"
    assert [component.originals for component in data.components] == [1, 0]


def test_receipt_after_a_new_date_says_the_old_one_too(stage: Stage) -> None:
    dossier = stage.running()
    until = {"until": "30/11/2026", "reason": "Chờ xác minh"}
    stage.do("lanhdao", dossier, "extend", until)
    page = dossier_page(stage.cast.tiepnhan, dossier.code)
    assert page is not None
    data = receipt_of(page, "X")
    assert data is not None
    assert data.due_at.day == 30
    assert "26/11/2026" in data.notes[0]
