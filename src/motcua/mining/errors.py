from motcua.texts.numbers import group


class MiningError(ValueError):
    """What was asked cannot be answered; the message is Vietnamese and says what to do."""


class TooMany(MiningError):
    """More dossiers than are read while somebody waits."""

    def __init__(self, most: int) -> None:
        super().__init__(
            f"Kỳ này có hơn {group(most)} hồ sơ, nhiều hơn số trang đọc được trong một lần. "
            "Hãy chọn kỳ ngắn hơn, một cơ quan trực thuộc, một lĩnh vực hoặc một thủ tục."
        )
