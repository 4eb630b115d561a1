"""The pictures that README and the handbook show: one command writes them, and all are there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageStat

from tests import pictures
from tests.reference import PROJECT, Reference

NAMES = {picture.name for picture in pictures.SHOWN}
SHOWN_IN = ("README.md", "kits/handbook/operators/guide.md", "kits/handbook/leaders.md")


@pytest.fixture(scope="module")
def taken(reference: Reference, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the command writes, of a community that is built already."""
    folder = tmp_path_factory.mktemp("pictures")
    # Its own process, since one cannot hold two browsers of the synchronous kind.
    command = [sys.executable, "-c", WRITE, str(reference.project / "site"), str(folder)]
    subprocess.run(command, cwd=PROJECT, check=True, timeout=300)
    return folder


WRITE = """
import sys
from pathlib import Path
from tests.pictures import SHOWN, take_all
take_all(SHOWN, Path(sys.argv[1]), Path(sys.argv[2]))
"""


def test_the_kit_is_shown_in_each_language_and_in_the_dark() -> None:
    assert {"kit-en", "kit-zh", "kit-rtl", "kit-dark"} <= NAMES
    assert "-m tests.pictures" in (PROJECT / "scripts/pictures").read_text("utf-8")


def test_every_picture_is_written_at_the_size_of_a_phone_or_a_desk(taken: Path) -> None:
    assert {path.stem for path in taken.iterdir()} == NAMES
    for picture in pictures.SHOWN:
        with Image.open(taken / f"{picture.name}.png") as image:
            assert image.size == ((1600, 1000) if picture.wide else (585, 1266)), picture.name
            assert len(image.convert("RGB").getcolors(1 << 24) or []) > 50, "it shows something"


def test_the_dark_one_is_dark(taken: Path) -> None:
    def brightness(name: str) -> float:
        with Image.open(taken / f"{name}.png") as image:
            (mean,) = ImageStat.Stat(image.convert("L")).mean
            return mean

    assert brightness("kit-dark") < 80 < 180 < brightness("kit-zh")


def test_all_are_committed_and_readme_shows_one() -> None:
    assert {path.stem for path in pictures.PICTURES.glob("*.png")} == NAMES
    for name in SHOWN_IN:
        text = (PROJECT / name).read_text("utf-8")
        shown = set(re.findall(r"pictures/([a-z-]+)\.png", text))
        assert shown, name
        assert shown <= NAMES, name
