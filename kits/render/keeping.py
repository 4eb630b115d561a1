"""The service worker that keeps the last pages on a leader's phone, where its browser allows it."""

from __future__ import annotations

import json
from importlib.resources import files

from kits.locale import Languages, Tongue, catalogue
from kits.model.addresses import Addresses
from kits.model.artifacts import File


def keeper(languages: Languages) -> File:
    """The worker `sw.js`, at the root of the tree, since it reaches only what is below it.

    It says that a page is kept in the language of the page, else in English.
    """
    sentences = json.dumps(
        {of: _sentences(languages.tongue(of)) for of in languages.tags}, ensure_ascii=False
    )
    script = (files("kits.render") / "assets" / "sw.js").read_text(encoding="utf-8")
    return File(
        path=Addresses.worker.path, content=f"const SENTENCES = {sentences};\n{script}".encode()
    )


def _sentences(locale: Tongue) -> dict[str, str]:
    _ = catalogue(locale).gettext
    return {
        "kept": _("No connection: this is the page as of {time}. A text may have changed since."),
        "again": _("Load again"),
        "newer": _("There is a newer page."),
        "show": _("Show it"),
    }
