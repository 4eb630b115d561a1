"""Six groups, of which three name no leader: checked and built, with what stands on their pages."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.project import kits
from tests.render.pages import Element, read_html, words

SITE = "site/leaders/g"
FILES = {
    "mkdocs.yml": """\
site_name: Lamplight Readers
docs_dir: content/pages
site_dir: site/public
theme: {name: material}
plugins: [search, kits]
""",
    "content/pages/index.md": "# Lamplight Readers\n\nWe read in the evening.\n",
    "content/community.yml": """\
name: Lamplight Readers
locale: en
timezone: Europe/London
channels: {band: {name: Band}}
""",
    "content/people/people.csv": """\
id,name,called,role,credit
mira,Mira Halvorsen,Mira,user,name
tom,Tom Okafor,Tom,user,none
ines,Ines Abara,Ines,staff,none
""",
    "content/groups/groups.csv": """\
id,name,channels,kind,leaders,leader_name,contact,website,about,links.telegram,links.微信,links.Noticeboard
bath,Bath by Lamplight,telegram;wechat,city,mira;tom,,,https://bath.example/,We read in a café.,https://t.example/bath,https://wx.example/bath,https://board.example/bath
cork,Cork by Lamplight,telegram;email,city,,,hello@cork.example,,,https://t.example/cork,,
deal,Deal by Lamplight,zulip,city,,,,,,,,
ely,Ely by Lamplight,band,city,,,,,,,,
fife,Fife by Lamplight,markdown,city,,Ada,,,,,,
hq,All leaders,wechat,hq,mira;tom,,,,,,,
""",
    "content/campaigns/poems/campaign.md": """\
---
title: Poems on the stairs
kind: dispatch
state: ready
operator: ines
announcer: leader
starts: 2026-12-07
ends: 2026-12-13
groups: all
---
A poem a day.
""",
    "content/campaigns/poems/messages/10-launch.md": """\
---
title: The first poem
send: starts 08:00
---
{% if leader %}Ask {{ leader }}.{% else %}Ask here.{% endif %}
""",
}
LAUNCH = "content/campaigns/poems/messages/10-launch.md"
WARNING = """\
content/groups/groups.csv:3:1: warning[group-without-leader]: group "cork" and 2 more have no leader, and nobody stands in
  |
3 | cork,Cork by Lamplight,telegram;email,city,,,hello@cork.example,,,https://t.example/cork,,
  | ^^^^
  = hint: write in the column "leaders" the id of a person, or write in the column "leader_name" a name

"""


def lamplight(folder: Path) -> Path:
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return lamplight(tmp_path)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = lamplight(tmp_path_factory.mktemp("lamplight"))
    assert kits(folder, "build").exit_code == 0
    return folder


def page(project: Path, path: str) -> Element:
    return read_html((project / path).read_text(encoding="utf-8"))


def launch(project: Path, text: str) -> None:
    head = "---\ntitle: The first poem\nsend: starts 08:00\n---\n"
    (project / LAUNCH).write_text(head + text + "\n", encoding="utf-8")


def test_groups_without_a_leader_are_one_warning(project: Path) -> None:
    assert kits(project, "check").output == WARNING + "1 warning\n"


def test_every_group_has_kit_home_calendar_and_a_place_in_the_finder(built: Path) -> None:
    cities = ["bath", "cork", "deal", "ely", "fife"]
    for name in ("kit.json", "kit.txt", "index.html"):
        found = sorted((built / SITE).glob(f"*/poems/{name}"))
        assert [path.parent.parent.name for path in found] == cities
    for name in ("calendar.ics", "index.html"):
        homes = sorted(path.parent.name for path in (built / SITE).glob(f"*/{name}"))
        assert homes == [*cities, "hq"]
    finder = json.loads((built / SITE / "groups.json").read_text(encoding="utf-8"))
    assert sorted(row[0] for part in finder for row in part[2]) == [*cities, "hq"]


def test_a_text_names_the_leader_else_the_contact_and_a_byline_is_never_made_up(
    built: Path,
) -> None:
    said = {}
    for path in (built / SITE).glob("*/poems/kit.json"):
        kit = json.loads(path.read_text(encoding="utf-8"))
        (texts,) = (message["texts"] for message in kit["messages"])
        said[kit["group"]["id"]] = (next(iter(texts.values()))["text"], kit["byline"])
    assert said == {
        "bath": ("Ask Mira.", "Mira"),
        "cork": ("Ask hello@cork.example.", None),
        "deal": ("Ask here.", None),
        "ely": ("Ask here.", None),
        "fife": ("Ask Ada.", "Ada"),
    }


def test_a_home_names_all_leaders_the_contact_and_every_way_in(built: Path) -> None:
    bath = page(built, f"{SITE}/bath/index.html")
    assert words(bath.xpath('//p[@class="facts"]')[0]) == "Mira and Tom"
    assert words(bath.xpath('//p[@class="theme"]')[0]) == "We read in a café."
    assert [words(p) for p in bath.xpath('//p[starts-with(@class, "way")]')] == [
        "Telegram https://t.example/bath",
        "微信 https://wx.example/bath",
        "Noticeboard https://board.example/bath",
        "https://bath.example/",
    ]
    cork = page(built, f"{SITE}/cork/index.html")
    assert cork.xpath('//p[@class="facts"]') == []
    assert "Questions about this group? Ask hello@cork.example" in words(cork)
    kit = page(built, f"{SITE}/cork/poems/index.html")
    assert words(kit.xpath("//footer/p")[0]) == "Questions? Ask Mira and Tom"
    mira = page(built, "site/leaders/l/mira/index.html")
    assert "Bath by Lamplight you lead it together with Tom" in words(mira)


def test_an_address_opens_beside_the_text_of_its_channel(built: Path) -> None:
    opened = {
        group: {
            panel.get("data-panel", "only"): [
                (words(link), link.get("href"))
                for link in panel.xpath('.//p[@class="share"]/a[@href]')
            ]
            for panel in page(built, f"{SITE}/{group}/poems/index.html").xpath(
                '//details[@class="card"]//div[@class="panel"]'
            )
        }
        for group in ("bath", "cork", "deal")
    }
    assert opened == {
        "bath": {
            "telegram": [("Open the group", "https://t.example/bath")],
            "wechat": [("Open the group", "https://wx.example/bath")],
        },
        "cork": {"telegram": [("Open the group", "https://t.example/cork")], "email": []},
        "deal": {"only": []},
    }


def test_no_leader_is_told_to_open_what_is_no_app(built: Path) -> None:
    after = {
        group: [
            words(p)
            for p in page(built, f"{SITE}/{group}/poems/index.html").xpath('//p[@class="after"]')
        ]
        for group in ("cork", "deal", "ely", "fife")
    }
    assert after == {
        "cork": ["Now open Telegram and paste it.", "Now paste it into an e-mail."],
        "deal": ["Now open Zulip and paste it."],
        "ely": ["Now open Band and paste it."],
        "fife": ["Now paste it into your forum."],
    }


def test_nothing_that_is_leaders_alone_is_public(built: Path) -> None:
    secrets = ("t.example", "wx.example", "board.example", "hello@cork", "Mira", "Tom")
    for path in (built / "site/public").rglob("*"):
        if path.is_file():
            text = path.read_bytes().decode(errors="replace")
            assert [word for word in secrets if word in text] == [], path


def test_operators_have_all_groups_without_a_leader_in_one_list(built: Path) -> None:
    coverage = page(built, "site/operators/ops/coverage/index.html")
    (listed,) = coverage.xpath('//h2[starts-with(., "Groups without a leader")]/following::ul[1]')
    told = [words(item).split("What to write") for item in listed.xpath("li")]
    assert all("nobody to look after it" in invitation for _, invitation in told)
    assert [name for name, _ in told] == [
        "Cork by Lamplight (cork) · running",
        "Deal by Lamplight (deal) · running",
        "Ely by Lamplight (ely) · running",
    ]


@pytest.mark.parametrize(
    ("name", "group", "others", "way_out"),
    [
        ("leader", "deal", 1, "for the groups without one, or give each a contact"),
        ("announcer", "cork", 2, "for groups without a leader, or name who announces it"),
    ],
)
def test_a_text_that_names_nobody_is_one_error_at_the_text(
    project: Path, name: str, group: str, others: int, way_out: str
) -> None:
    launch(project, f"A poem a day.\nQuestions go to {{{{ {name} }}}}.")
    told = kits(project, "check").output
    assert (
        f'{LAUNCH}:6:20: error[empty-value]: message "10-launch" prints "{name}", and group '
        f'"{group}" and {others} more have no one to name\n'
        "  |\n"
        f"6 | Questions go to {{{{ {name} }}}}.\n"
        f"  |                    {'^' * len(name)}\n"
        f'  = hint: write {name} | default("…") {way_out}\n'
    ) in told
    assert told.endswith("1 error, 1 warning\n")


@pytest.mark.parametrize(
    "text",
    [
        '{{ leader | default("the group") }} knows more.',
        "{% if leader %}{{ leader }} knows more.{% endif %} A poem a day.",
        "{{ leader if leader }} A poem a day.",
        '{% if leader == "Mira" %}Mira reads.{% endif %} A poem a day.',
        "A poem a day.",
    ],
)
def test_a_text_that_only_asks_who_leads_is_no_mistake(project: Path, text: str) -> None:
    launch(project, text)
    assert kits(project, "check").output == WARNING + "1 warning\n"


def test_a_leader_who_is_not_known_is_one_mistake_and_no_echo(project: Path) -> None:
    table = project / "content/groups/groups.csv"
    table.write_text(table.read_text("utf-8").replace("mira;tom", "mria", 1), encoding="utf-8")
    launch(project, '{% if group.id == "bath" %}Ask {{ leader }}.{% endif %} A poem a day.')
    told = kits(project, "check").output
    assert 'error[unknown-person]: no person is called "mria"' in told
    assert told.endswith("1 error, 1 warning\n")


def test_a_logo_stands_on_the_home_of_its_group_and_nowhere_in_public(project: Path) -> None:
    picture = BytesIO()
    Image.new("RGB", (300, 200), "#f2b632").save(picture, "PNG")
    (project / "content/groups/lamp.png").write_bytes(picture.getvalue())
    table = project / "content/groups/groups.csv"
    head, bath, *rest = table.read_text("utf-8").splitlines()
    lines = (f"{head},logo", f"{bath},lamp.png", *(f"{row}," for row in rest))
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert kits(project, "build").exit_code == 0
    with Image.open(project / SITE / "bath/logo.webp") as shown:
        assert (shown.format, shown.size) == ("WEBP", (200, 200))
    assert page(project, f"{SITE}/bath/index.html").xpath("//header/img/@src") == ["logo.webp"]
    assert page(project, f"{SITE}/fife/index.html").xpath("//header/img/@src") == []
    assert [
        *(project / "site/public").rglob("*logo.webp"),
        *(project / "site").rglob("lamp.png"),
    ] == []


def test_a_logo_that_is_not_there_is_an_error(project: Path) -> None:
    table = project / "content/groups/groups.csv"
    head, bath, *rest = table.read_text("utf-8").splitlines()
    lines = (f"{head},logo", f"{bath},lamp.png", *(f"{row}," for row in rest))
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert 'error[missing-image]: there is no file "lamp.png"' in kits(project, "check").output
