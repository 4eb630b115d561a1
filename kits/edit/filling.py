"""Templates of starting files, in English and Chinese, and how their blanks are filled in."""

from __future__ import annotations

import re
from importlib.resources import files
from string import Template

_CHOSEN_LINE = re.compile(r"^@([a-z ]+)\| (.*\n)", re.MULTILINE)
_BLANK_LINE = re.compile(r"^\$\{?(\w+)\}?\n", re.MULTILINE)


def language_of(locale: str) -> str:
    """The language of the templates that a community gets: `zh` for any Chinese, else `en`."""
    return "zh" if locale.lower().partition("-")[0] == "zh" else "en"


def fill(folder: str, template: str, /, *, only: str = "", **values: str) -> str:
    """The template of that name with a value for each `$blank`.

    A line that is nothing but a blank is left out where its value is empty; one that begins with
    `@this that| ` stands where `only` is one of these. A blank without a value is a bug
    (`KeyError`).
    """
    path = files("kits.edit").joinpath("templates", folder, template)
    text = path.read_text(encoding="utf-8")
    text = _CHOSEN_LINE.sub(lambda line: line[2] if only in line[1].split() else "", text)
    kept = _BLANK_LINE.sub(lambda line: line[0] if values[line[1]] else "", text)
    return Template(kept).substitute(values)
