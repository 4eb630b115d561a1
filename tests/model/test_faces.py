from __future__ import annotations

import pytest

from kits.model.faces import Face, Spoken, alias_slug, face_of
from kits.model.people import Person
from tests.lamp import LAMP
from tests.schema.written import community

PEOPLE = {
    "people/mira.md": """
        ---
        name: 米拉
        name.en: Mira
        called: 小米
        credit: name
        links: https://mira.example
        ---
        我读过三遍。
        """,
    "people/lin.md": """
        ---
        name: 林小满
        called: 小满
        credit: alias
        alias: 城墙根
        status: resting
        links: https://lin.example
        ---
        林小满自己写的。
        """,
    "people/rest.csv": """
        id,name,credit,alias,role
        an,An,anonymous,,
        no,No,none,,
        silent,Silent,,,
        ops,Ops,name,,staff
        staff-alias,Other,alias,Boss,staff
        lost,Lost,alias,,
        """,
}


@pytest.fixture(scope="module")
def people() -> dict[str, Person]:
    return dict(community(PEOPLE).people)


def test_who_agreed_to_a_name_is_shown_with_all_of_it(people: dict[str, Person]) -> None:
    shown = Face(
        slug="mira",
        name="米拉",
        status="active",
        story="我读过三遍。",
        links=("https://mira.example",),
        spoken=(Spoken(locale="en", name="Mira", story="我读过三遍。"),),
    )
    assert face_of(people["mira"], "zh") == shown
    english = face_of(people["mira"], "en")
    assert english is not None
    assert english.name == "Mira"


def test_an_alias_shows_neither_id_nor_name_nor_story(people: dict[str, Person]) -> None:
    assert face_of(people["lin"], "zh") == Face(
        slug="cheng-qiang-gen", name="城墙根", status="resting"
    )


@pytest.mark.parametrize("id", ["an", "no", "silent", "ops", "staff-alias", "lost"])
def test_nobody_else_has_a_face(people: dict[str, Person], id: str) -> None:
    assert face_of(people[id], "zh") is None


@pytest.mark.parametrize(
    ("alias", "slug"),
    [
        ("towpath", "towpath"),
        ("Towpath", "towpath"),
        ("Kopi Gao", "kopi-gao"),
        ("城墙根", "cheng-qiang-gen"),
        ("阿棠 2号", "a-tang-2-hao"),
        ("🐟", "a-486681b3"),
        ("🐟🐟", "a-cd5f49e7"),
        ("تفسير", "a-57632563"),
        ("灯" * 150, "a-af746819"),
    ],
)
def test_slugs_of_aliases(alias: str, slug: str) -> None:
    assert alias_slug(alias) == slug


def test_a_face_is_called_as_its_reader_writes(people: dict[str, Person]) -> None:
    face = face_of(people["mira"], "zh")
    assert face is not None
    assert [face.in_locale(code).name for code in ("zh", "en-GB", "fr")] == ["米拉", "Mira", "米拉"]


def test_only_whoever_is_named_in_full_has_a_portrait() -> None:
    """A picture would show who is behind an alias; and none is fetched from another site."""
    rows = (
        "id,name,credit,alias,avatar\n"
        "mira,米拉,name,,images/mira%20k.png\n"
        "lin,林,alias,墙根,images/lin.png\n"
        "an,安,anonymous,,images/an.png\n"
        "far,远,name,,https://elsewhere.example/far.png\n"
    )
    pictures = {f"people/images/{name}.png": LAMP for name in ("mira k", "lin", "an")}
    found = community({"people/all.csv": rows, **pictures})
    faces = {id: face_of(one, "zh", found.files) for id, one in found.people.items()}
    assert {id: face.avatar for id, face in faces.items() if face} == {
        "mira": "content/people/images/mira k.png",
        "lin": None,
        "far": None,
    }
