"""The wall as a list of All Contributors, which many projects keep in `.all-contributorsrc`.

Types and keys are those of its published schema (json.schemastore.org/all-contributors.json, and
allcontributors.org, "Emoji key"; read 2026-11): nothing else would pass there.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping

from kits.locale import Tongue, catalogue
from kits.model.addresses import Addresses
from kits.model.artifacts import File
from kits.model.credits import Deed
from kits.model.faces import Face
from kits.render.portraits import pattern
from kits.render.views import Honour, View

PATH = ".all-contributorsrc"
TYPES = (
    *("a11y", "audio", "blog", "bug", "business", "code", "content", "data", "design", "doc"),
    *("eventOrganizing", "example", "financial", "fundingFinding", "ideas", "infra"),
    *("maintenance", "mentoring", "platform", "plugin", "projectManagement", "promotion"),
    *("question", "research", "review", "security", "talk", "test", "tool", "translation"),
    *("tutorial", "userTesting", "video"),
)
OF_DUTY = {
    "copywriting": "content",
    "promotion": "promotion",
    "intake": "data",
    "judging": "review",
    "awarding": "eventOrganizing",
    "resources": "fundingFinding",
}
OF_KIND = {
    "announce": "promotion",
    "host": "eventOrganizing",
    "lead": "projectManagement",
    "mentor": "mentoring",
    "assess": "review",
    "win": "content",
    "answering": "question",
    "drawing": "design",
    "first-reader": "userTesting",
    "proofreading": "review",
    "recording": "audio",
    "translating": "translation",
}
"""Kinds that a community names in a word of its own, too, where it plainly means a type."""
OTHERWISE = "eventOrganizing"
"""What all else was: help with a campaign."""


def contributors(view: View) -> Iterator[File]:
    """`.all-contributorsrc`: everyone with a face, the newest first, with what they did.

    Each entry leads to the public site, so there is none without its address. Whoever asks for it
    adds whose project it is.
    """
    if not view.settings.urls.public:
        return
    site = view.settings.urls.public
    honours: dict[str, list[Honour]] = {}
    for honour in view.honours:
        if honour.face:
            honours.setdefault(honour.face.slug, []).append(honour)
    people = [
        {
            "login": slug,
            "name": those[0].name,
            "avatar_url": _picture(those[0].face, site),
            "profile": Addresses.person(slug).at(site),
            "contributions": list(dict.fromkeys(type_of(line.deed) for line in those)),
        }
        for slug, those in honours.items()
    ]
    listed = json.dumps({"contributors": people}, ensure_ascii=False, indent=2) + "\n"
    yield File(path=PATH, content=listed.encode())


def type_of(deed: Deed) -> str:
    """Which type of contribution a deed was."""
    if deed.kind == "duty":
        return OF_DUTY.get(deed.what or "", OTHERWISE)
    return KINDS.get(deed.kind) or OF_KIND.get(deed.kind, OTHERWISE)


def kind_of_type(name: str) -> str:
    """The kind of credit that a type becomes: itself, as an id."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()


KINDS: Mapping[str, str] = {kind_of_type(name): name for name in TYPES}
"""Types by the kinds of credits that they become."""


def _picture(face: Face | None, site: str) -> str:
    assert face is not None, "whoever is listed has a face"
    if face.avatar:
        return Addresses.face(face.slug).at(site)
    drawn = b64encode(pattern(face.slug, 96).encode()).decode()
    return f"data:image/svg+xml;base64,{drawn}"


def type_words(locale: Tongue) -> dict[str, str]:
    """What somebody did, by type."""
    _ = catalogue(locale).gettext
    return {
        "a11y": _("made it easier to reach for everyone"),
        "audio": _("recorded something to listen to"),
        "blog": _("wrote about it"),
        "bug": _("found what was broken"),
        "business": _("found partners"),
        "code": _("wrote code"),
        "content": _("wrote texts"),
        "data": _("gathered data"),
        "design": _("designed how it looks"),
        "doc": _("wrote down how it works"),
        "eventOrganizing": _("organised meetings"),
        "example": _("made examples"),
        "financial": _("gave money"),
        "fundingFinding": _("found means"),
        "ideas": _("brought ideas and plans"),
        "infra": _("kept the machines running"),
        "maintenance": _("kept it in good order"),
        "mentoring": _("taught newcomers"),
        "platform": _("brought it to more devices"),
        "plugin": _("wrote an extension"),
        "projectManagement": _("kept everything together"),
        "promotion": _("told others about it"),
        "question": _("answered questions"),
        "research": _("looked into things"),
        "review": _("read what others had made"),
        "security": _("kept it safe"),
        "talk": _("gave a talk"),
        "test": _("wrote tests"),
        "tool": _("made tools"),
        "translation": _("translated"),
        "tutorial": _("made a tutorial"),
        "userTesting": _("tried it out first"),
        "video": _("made a video"),
    }
