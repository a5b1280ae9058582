"""``python -m motcua.demo.annexes``: writes the sample annexes again, beside the demo's data."""

from pathlib import Path

from motcua import demo
from motcua.demo.annexes.files import made

FOLDER = Path(demo.__file__).parent / "data" / "annexes"

if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content in made().items():
        (FOLDER / name).write_bytes(content)
