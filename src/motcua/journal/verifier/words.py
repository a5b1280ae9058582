"""A report in Vietnamese lines."""

from collections.abc import Iterator

from motcua.journal.verifier.run import Report


def lines_of(report: Report) -> Iterator[str]:
    counts = report.counts
    read = f"{counts['chain']} hồ sơ, {counts['event']} sự kiện, {counts['seal']} niêm phong ngày"
    yield from (str(problem) for problem in report.problems)
    if report.intact:
        yield f"Nhật ký nguyên vẹn: đã kiểm tra {read}."
    else:
        yield f"Nhật ký KHÔNG nguyên vẹn: {len(report.problems)} vấn đề trong {read}."
    for agency, seal in sorted(report.last_seals.items()):
        yield f"Niêm phong cuối của {agency}: {seal}"
