"""Pictures of the pages of the reference community, for README and the handbook.

`scripts/pictures` runs this; the pictures are committed. Each is named by what it shows.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser

from tests.browser import PHONE, open_chromium, serving
from tests.reference import NOW, PROJECT, TREES, copied, run

PICTURES = PROJECT / "kits/handbook/pictures"
DESK = {"width": 1280, "height": 800}


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as someone sees it first."""

    name: str
    tree: str
    path: str
    scheme: Literal["light", "dark"] = "light"
    wide: bool = False
    zone: str = "Asia/Shanghai"
    """Where its reader is."""


ALL = (
    Picture("kit-en", "leaders", "g/london/winter-night/", zone="Europe/London"),
    Picture("kit-zh", "leaders", "g/chengdu/hulan-river/"),
    Picture("kit-dark", "leaders", "g/shanghai/winter-night/", scheme="dark"),
    Picture("group-home", "leaders", "g/london/", zone="Europe/London"),
    Picture("group-home-zh", "leaders", "g/chengdu/"),
    Picture("leader-home", "leaders", "l/zhou-yuanshan/"),
    Picture("finder", "leaders", "g/"),
    Picture("lesson", "leaders", "training/leaders/01-first-week.en/"),
    Picture("public", "public", "", wide=True),
    Picture("wall", "public", "wall/", wide=True),
    Picture("operators", "operators", "ops/calendar/", wide=True),
)


def main() -> None:
    """Builds the reference community at its moment and takes every picture."""
    if not _chinese_fonts():
        sys.exit("No Chinese font is installed; on Debian: apt install fonts-noto-cjk")
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, open_chromium() as browser, serving() as serve:
        project = copied(Path(folder))
        built = run(project, "build")
        if built.exit_code:
            sys.exit(built.output)
        addresses = {tree: serve(project / "site" / tree) for tree in TREES}
        for picture in ALL:
            take(browser, picture, addresses[picture.tree])


def take(browser: Browser, picture: Picture, address: str) -> None:
    """Writes one picture, at twice its size on paper."""
    page = browser.new_page(
        viewport=DESK if picture.wide else PHONE,  # type: ignore[arg-type]
        device_scale_factor=1.5 if picture.wide else 2,
        color_scheme=picture.scheme,
        timezone_id=picture.zone,
        reduced_motion="reduce",
    )
    page.clock.set_fixed_time(NOW)
    page.goto(address + picture.path, wait_until="networkidle")
    page.screenshot(path=PICTURES / f"{picture.name}.png")
    page.close()


def _chinese_fonts() -> str:
    """The fonts that write Chinese; empty where there are none, and pages would show boxes."""
    listed = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=False)
    return listed.stdout.strip()


if __name__ == "__main__":
    main()
