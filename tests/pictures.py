"""Pictures of the pages of the reference community, for README and the handbook.

`scripts/pictures` runs this; the pictures are committed. Each is named by what it shows.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator
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


SHOWN = (
    Picture("copy-en", "leaders", "g/london/winter-night/#m-10-signup", zone="Europe/London"),
    Picture("copy-zh", "leaders", "g/chengdu/winter-night/#m-10-signup"),
    Picture("kit-en", "leaders", "g/sydney/hulan-river/", zone="Australia/Sydney"),
    Picture("kit-zh", "leaders", "g/chengdu/hulan-river/"),
    Picture("kit-rtl", "leaders", "g/cairo/winter-night/", zone="Africa/Cairo"),
    Picture("kit-dark", "leaders", "g/chengdu/hulan-river/", scheme="dark"),
    Picture("wall", "public", "wall/", wide=True),
)
"""What README and the handbook show."""

KINDS = (
    ("public", "", "campaigns/", "campaigns/hulan-river/", "campaigns/hulan-river/en/", "about/",
     "wall/", "people/lin-xiaoman/"),
    ("leaders", "", "g/", "g/london/", "g/chengdu/hulan-river/", "g/london/winter-night/",
     "g/cairo/", "g/cairo/winter-night/", "g/suzhou/copying-fortnight/", "g/hq/winter-night/",
     "l/zhou-yuanshan/", "l/mariam-adel/", "campaigns/winter-night/crew/", "training/",
     "training/leaders/01-first-week/", "training/leaders/01-first-week.en/", "help/", "help/en/"),
    ("operators", "ops/", "ops/receipts/", "ops/silent/", "ops/progress/hulan-river/", "ops/hq/",
     "ops/calendar/", "ops/coverage/", "ops/findings/", "ops/private/",
     "ops/handbook/", "ops/handbook/guide/", "ops/handbook/format/", "ops/handbook/channels/",
     "ops/handbook/rules/unknown-group/", "ops/handbook/recipes/gathering/"),
)  # fmt: skip
"""One page of every kind, after the name of its tree."""


def main(folder: Path | None) -> None:
    """Builds the reference community at its moment and takes what is shown.

    With a folder, every kind of page goes there: on phone and desk, in light and dark.
    """
    if not _chinese_fonts():
        sys.exit("No Chinese font is installed; on Debian: apt install fonts-noto-cjk")
    target = folder or PICTURES
    target.mkdir(exist_ok=True, parents=True)
    with TemporaryDirectory() as scratch:
        project = copied(Path(scratch))
        built = run(project, "build")
        if built.exit_code:
            sys.exit(built.output)
        take_all(_every_kind() if folder else SHOWN, project / "site", target)


def take_all(pictures: Iterable[Picture], site: Path, target: Path) -> None:
    """Writes each picture of a built community into a folder."""
    with open_chromium() as browser, serving() as serve:
        addresses = {tree: serve(site / tree) for tree in TREES}
        for picture in pictures:
            take(browser, picture, addresses[picture.tree], target)


def _every_kind() -> Iterator[Picture]:
    for tree, *paths in KINDS:
        for path in paths:
            name = f"{tree}-{path.strip('/').replace('/', '-') or 'home'}"
            yield Picture(f"{name}-phone", tree, path)
            yield Picture(f"{name}-phone-dark", tree, path, scheme="dark")
            yield Picture(f"{name}-desk", tree, path, wide=True)
            yield Picture(f"{name}-desk-dark", tree, path, wide=True, scheme="dark")


def take(browser: Browser, picture: Picture, address: str, target: Path) -> None:
    """Writes one picture, larger than the screen so that it stays sharp on a phone."""
    page = browser.new_page(
        viewport=DESK if picture.wide else PHONE,  # type: ignore[arg-type]
        device_scale_factor=1.25 if picture.wide else 1.5,
        color_scheme=picture.scheme,
        timezone_id=picture.zone,
        reduced_motion="reduce",
    )
    page.clock.set_fixed_time(NOW)
    page.goto(address + picture.path, wait_until="networkidle")
    page.screenshot(path=target / f"{picture.name}.png")
    page.close()


def _chinese_fonts() -> str:
    """The fonts that write Chinese; empty where there are none, and pages would show boxes."""
    listed = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=False)
    return listed.stdout.strip()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else None)
