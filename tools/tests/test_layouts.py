"""Pictures of the official layouts."""

import io
from pathlib import Path

from PIL import Image

from motcua.documents.layouts import LAYOUTS
from tools.layouts import main


def test_every_layout_becomes_pictures_of_a4_pages(tmp_path: Path) -> None:
    main(tmp_path)
    made = {path.name.rsplit("-", 1)[0]: path for path in tmp_path.iterdir()}
    assert set(made) == set(LAYOUTS)
    for path in tmp_path.iterdir():
        picture = Image.open(io.BytesIO(path.read_bytes()))
        long, short = max(picture.size), min(picture.size)
        assert abs(long / short - 297 / 210) < 0.01
