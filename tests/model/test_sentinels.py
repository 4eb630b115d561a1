"""Characters of the engine's own: one meaning each, declared once, and never anybody's."""

import re
import unicodedata
from pathlib import Path

from kits.channels.characters import clean_value
from kits.model import sentinels
from kits.source.decoding import STAND_IN, read_text

DECLARED = {
    name: character
    for name, character in vars(sentinels).items()
    if isinstance(character, str) and name.isupper() and len(character) == 1
}


def test_each_has_one_meaning() -> None:
    assert len(set(DECLARED.values())) == len(DECLARED) > 10
    assert {unicodedata.category(character) for character in DECLARED.values()} == {"Cn"}


def test_nobody_can_write_one() -> None:
    for character in DECLARED.values():
        text, findings = read_text("a.md", f"a{character}b".encode())
        assert (text, [finding.rule for finding in findings]) == (
            f"a{STAND_IN}b",
            ["forbidden-character"],
        )
        assert clean_value(f"a{character}b") == "ab"


def test_they_are_declared_in_one_place() -> None:
    kits = Path(sentinels.__file__).parents[1]
    written = re.compile(r"[\ufdd0-\ufdef]|\\[uU](?:0000)?fd[de][0-9a-f]", re.IGNORECASE)
    found = {
        path.name for path in kits.rglob("*.py") if written.search(path.read_text(encoding="utf-8"))
    }
    assert found == {Path(sentinels.__file__).name}
