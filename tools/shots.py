"""Screenshots of the pages for the documentation, from a demo database built for it.

python -m tools.shots [FOLDER]     (default docs/pictures)

Builds the demo in a temporary folder, as of one Thursday morning, serves it on a free port, walks through
it as its made-up people do, and stops it. The pictures are made small with a palette; at the end their names
and sizes are printed.
"""

import contextlib
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tools.chromium import ARGUMENTS, chromium_path
from tools.provide import Unavailable, stop_on_terminate
from tools.walk import DESKTOP, PHONE, Shot, walk

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
LARGEST = 4_000_000  # bytes of all pictures together
TALLEST = 1900  # pixels kept of a page longer than its window
SECONDS = 30
MORNING = "2026-11-19T09:40:00+07:00"


@contextlib.contextmanager
def demo() -> Iterator[tuple[str, str]]:
    """Address and password of a demo that runs while inside."""
    with tempfile.TemporaryDirectory(prefix="motcua-shots-") as folder:
        password, port = secrets.token_urlsafe(9), _free_port()
        environment = _environment(folder, password, port)
        _motcua(environment, "demo", "--no-serve")
        server = subprocess.Popen(
            _command("runserver", "--noreload", str(port)),
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address, server)
            yield address, password
        finally:
            server.terminate()
            server.wait(SECONDS)


def _environment(folder: str, password: str, port: int) -> Mapping[str, str]:
    ours = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return {**ours, "MOTCUA_DATA": folder, "MOTCUA_DEMO_PASSWORD": password, "PORT": str(port)}


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "tools.moment", MORNING, *arguments]


def _motcua(environment: Mapping[str, str], *arguments: str) -> None:
    subprocess.run(_command(*arguments), env=environment, check=True, stdout=subprocess.DEVNULL)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Raises RuntimeError when the server ended or never answered."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=2):
            return
        time.sleep(0.2)
    raise RuntimeError(f"the demo did not answer at {address}")


class Camera:
    """Opens pages of the two sizes and keeps what they show."""

    def __init__(self, browser: Browser, address: str, password: str, folder: Path) -> None:
        self.browser, self.address, self.password, self.folder = browser, address, password, folder
        self.sizes: dict[str, int] = {}

    def page(self, size: tuple[int, int] = DESKTOP) -> Page:
        """A page in a browser of its own, signed out."""
        scale = 2 if size == PHONE else 1
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            device_scale_factor=scale,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            base_url=self.address,
            reduced_motion="reduce",
        )
        context.set_default_timeout(10_000)
        return context.new_page()

    def signed_in(self, username: str, size: tuple[int, int] = DESKTOP) -> Page:
        page = self.page(size)
        page.goto("/ban-lam-viec/dang-nhap/")
        page.get_by_label("Tên đăng nhập").fill(username)
        page.get_by_label("Mật khẩu").fill(self.password)
        page.get_by_role("button", name="Đăng nhập").click()
        page.wait_for_url(lambda address: "/dang-nhap/" not in address)
        return page

    def take(self, shot: Shot) -> None:
        shot.page.wait_for_load_state("networkidle")
        shot.page.evaluate("document.fonts.ready")
        shot.page.evaluate("window.scrollTo(0, 0)")
        taken = shot.page.screenshot(full_page=shot.whole, animations="disabled")
        image: Image.Image = Image.open(BytesIO(taken)).convert("RGB")
        image = image.crop((0, 0, image.width, min(image.height, TALLEST)))
        target = self.folder / f"{shot.name}.png"
        image.quantize(128, dither=Image.Dither.NONE).save(target, optimize=True)
        self.sizes[target.name] = target.stat().st_size


def main(arguments: list[str]) -> int:
    stop_on_terminate()
    folder = Path(arguments[0]) if arguments else PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    try:
        path = chromium_path(install=True)
    except Unavailable as missing:
        print(f"Not available: {missing}", file=sys.stderr)
        return 1
    with demo() as (address, password), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        camera = Camera(browser, address, password, folder)
        for shot in walk(camera):
            camera.take(shot)
        browser.close()
    return _report(camera.sizes)


def _report(sizes: Mapping[str, int]) -> int:
    for name, size in sizes.items():
        print(f"{size / 1000:8.1f} kB  {name}")
    total = sum(sizes.values())
    print(f"{total / 1000:8.1f} kB  {len(sizes)} pictures")
    return 1 if total > LARGEST else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
