"""`.all-contributorsrc`: what its published schema takes, and nothing else."""

from __future__ import annotations

import json
from typing import Any

from kits.locale import BUILT_IN, catalogue
from kits.plugins.all_contributors.contributors import (
    KINDS,
    OF_DUTY,
    OF_KIND,
    OTHERWISE,
    TYPES,
    contributors,
    kind_of_type,
    type_words,
)
from tests.render.hosted import seen
from tests.render.walls import FILES
from tests.schema.written import COMMUNITY
from tests.tongues import ZH

REQUIRED = {"login", "name", "avatar_url", "profile", "contributions"}
"""Of a contributor, and at once all that there may be (json.schemastore.org/all-contributors.json)."""


def listed() -> Any:
    sited = COMMUNITY + "urls: {public: https://lamp.example/}\n"
    (file,) = contributors(seen({**FILES, "community.yml": sited}))
    return json.loads(file.content)


def test_everyone_with_a_face_is_listed_and_nobody_else() -> None:
    people = listed()["contributors"]
    assert [(one["login"], one["name"], one["contributions"]) for one in people] == [
        ("bo", "<b>Bo & co</b>", ["eventOrganizing", "projectManagement", "content"]),
        ("kopi", "Kopi", ["eventOrganizing", "content"]),
        ("mira", "米拉", ["promotion"]),
    ]
    assert [one["profile"] for one in people][:1] == ["https://lamp.example/people/bo/"]


def test_it_has_the_keys_of_the_published_schema_alone() -> None:
    found = listed()
    assert found.keys() == {"contributors"}
    for one in found["contributors"]:
        assert one.keys() == REQUIRED
        assert one["contributions"]
        assert set(one["contributions"]) <= set(TYPES)
        assert one["avatar_url"].startswith(("https://", "data:image/svg+xml;base64,"))


def test_every_type_becomes_a_kind_and_comes_back() -> None:
    assert {KINDS[kind_of_type(name)] for name in TYPES} == set(TYPES)
    assert {*OF_DUTY.values(), *OF_KIND.values(), OTHERWISE} <= set(TYPES)
    assert kind_of_type("eventOrganizing") == "event-organizing"


def test_every_type_has_words_in_each_language() -> None:
    for locale in ("en", "zh"):
        assert list(type_words(BUILT_IN.tongue(locale))) == list(TYPES)
    assert catalogue(ZH).gettext("translated") == "翻译"
