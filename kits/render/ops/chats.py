"""The reading of chats as a script of the operators' page: what `kits.chats` does, by its data."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

SCRIPTS = ("rows", "moments", "names", "reading", "matching")
"""What it is joined from, in this order; it exports `reader(forms, expected)`."""


@cache
def chat_reader() -> str:
    """An ES module without imports, which a page may hold itself."""
    folder = files("kits.render") / "assets" / "ops" / "chats"
    return "".join((folder / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
