"""Takes lines without words out of the catalogues of a folder, but for the languages named."""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.pofile import read_po, write_po


def main(folder: str, *whole: str) -> None:
    """Rewrites the catalogue of each other language with the lines that have words."""
    for path in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
        if path.parts[-3] in whole:
            continue
        with path.open("rb") as po:
            found = read_po(po, locale=path.parts[-3])
        for line in [line for line in found if not (line.string and all(line.string))]:
            found.delete(line.id)
        with path.open("wb") as po:
            write_po(po, found, width=0)


main(*sys.argv[1:])
