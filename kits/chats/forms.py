"""The forms in which chats are written, as data: `forms.toml`, for Python and for a page."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import regex

FORMS: Mapping[str, Any] = tomllib.loads(
    (files("kits.chats") / "forms.toml").read_text(encoding="utf-8")
)


def _whole(forms: Mapping[str, Any]) -> dict[str, Any]:
    """The forms with every part put into the patterns that name it."""
    halves = sorted((word for words in forms["halves"].values() for word in words), key=len)
    anycase = (word.replace(".", r"\.") for word in reversed(halves))
    spelt = ("".join(f"[{c}{c.upper()}]" if c in "apm" else c for c in word) for word in anycase)
    parts = {"half": f"(?:{'|'.join(spelt)})"}
    for name, part in forms["parts"].items():
        parts[name] = _put(part, parts)
    heads = [{**head, "pattern": _put(head["pattern"], parts)} for head in forms["heads"]]
    lines = {name: _put(pattern, parts) for name, pattern in forms["lines"].items()}
    return {**forms, "heads": heads, "lines": lines}


def _put(pattern: str, parts: Mapping[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace(f"{{{name}}}", part)
    return pattern


WHOLE = _whole(FORMS)
LINES = {name: regex.compile(pattern) for name, pattern in WHOLE["lines"].items()}
CODES = {name: regex.compile(pattern) for name, pattern in WHOLE["codes"].items()}
SAYS = {name: regex.compile(pattern) for name, pattern in WHOLE["says"].items()}
FORMS_JSON = json.dumps(WHOLE, ensure_ascii=False, separators=(",", ":"))
"""All of it, as a page embeds it."""
