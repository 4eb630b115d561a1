"""Makes the fonts of posters anew, from those of the Noto project: scripts/fonts FOLDER

FOLDER holds the Medium weight of Noto Sans SC, Noto Sans, Noto Sans Arabic and Noto Sans Hebrew, as
TrueType (npm has them as @expo-google-fonts/noto-sans-sc and so on), and Unihan_OtherMappings.txt of
the Unicode Character Database. It needs fontTools (pip install fonttools), which nothing else does.

What is kept: the characters of GB 2312, of the Table of General Standard Chinese Characters, and the
common half of Big5, with kana and punctuation; Latin, Greek and Cyrillic; Arabic; Hebrew. Beside the
fonts goes letters.json, which says how wide each of their letters is.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

OUT = Path(__file__).resolve().parents[1] / "kits/render/extras/fonts"
SHAPING = ["ccmp", "mark", "mkmk", "kern", "locl", "init", "medi", "fina", "rlig", "liga", "calt"]


def main() -> None:
    """Reads the folder's fonts, and writes ours."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    wanted = {
        "NotoSansSC": chinese(folder / "Unihan_OtherMappings.txt"),
        "NotoSans": span((0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x45F), (0x1E00, 0x1EFF),
                         (0x2010, 0x206F), (0x20A0, 0x20BF), (0x2122, 0x2122)),
        # With Latin letters of their own: a line is best drawn from one font.
        "NotoSansArabic": span((0x20, 0x7E), (0xA0, 0xFF), (0x600, 0x6FF), (0x750, 0x77F),
                               (0x200C, 0x2026)),
        "NotoSansHebrew": span((0x20, 0x7E), (0xA0, 0xFF), (0x591, 0x5F4), (0x2010, 0x2026)),
    }  # fmt: skip
    letters = {}
    for name, characters in wanted.items():
        source = next(folder.rglob(f"{name}[-_]*Medium.ttf"))
        letters[f"{name}-Medium.ttf"] = write(source, name, characters)
    written = json.dumps(letters, ensure_ascii=False, indent=0, sort_keys=True)
    (OUT / "letters.json").write_text(written + "\n", encoding="utf-8")


def write(source: Path, name: str, characters: set[int]) -> dict[str, str]:
    """Writes one font with these characters alone; tells them by their width in 1/1000 em."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options(
        hinting=False,
        layout_features=["ccmp", "mark", "mkmk", "kern"] if name == "NotoSansSC" else SHAPING,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17],
        drop_tables=["BASE", "STAT", "gasp", "prep", "vhea", "vmtx"],
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    font.save(OUT / f"{name}-Medium.ttf")
    by_width: dict[str, str] = {}
    for character, glyph in sorted(font.getBestCmap().items()):
        width = round(font["hmtx"][glyph][0] * 1000 / font["head"].unitsPerEm)
        by_width[str(width)] = by_width.get(str(width), "") + chr(character)
    return by_width


def chinese(unihan: Path) -> set[int]:
    """What Chinese texts need, simplified and traditional."""
    standard = {
        int(line.split()[0][2:], 16)
        for line in unihan.read_text(encoding="utf-8").splitlines()
        if "\tkTGH\t" in line
    }
    common = two_bytes("gb2312", 0xA1, 0xFE) | two_bytes("big5", 0xA4, 0xC6)
    return standard | common | span(
        (0x20, 0x7E), (0xA0, 0xFF), (0x2010, 0x205F), (0x2190, 0x21FF), (0x2460, 0x24FE),
        (0x2500, 0x25FF), (0x2605, 0x2607), (0x3000, 0x30FF), (0xFE10, 0xFE4F), (0xFF00, 0xFFEF),
    )  # fmt: skip


def two_bytes(encoding: str, first: int, last: int) -> set[int]:
    """The characters of a national set whose first byte lies between these."""
    found = set()
    for high in range(first, last + 1):
        for low in range(0x40, 0xFF):
            try:
                character = bytes([high, low]).decode(encoding)
            except UnicodeDecodeError:
                continue
            if len(character) == 1:
                found.add(ord(character))
    return found


def span(*ranges: tuple[int, int]) -> set[int]:
    """Every character from the first to the last of each range."""
    return {code for first, last in ranges for code in range(first, last + 1)}


if __name__ == "__main__":
    main()
