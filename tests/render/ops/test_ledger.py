from __future__ import annotations

from dataclasses import replace
from datetime import date

from kits.hosts.stamping import BLANK
from kits.model.artifacts import Page, Prototype, Stamped
from kits.model.audiences import Audience
from kits.model.credits import Deed
from kits.model.places import Place
from kits.render.ops.ledger import FOLDER, GUESTS, ROWS, ledger
from kits.render.views import View
from tests.render.hosted import seen
from tests.render.ops.made import read_page
from tests.render.pages import Element, each, read_html, words
from tests.schema.written import campaign

FILES = {
    "community.yml": "name: Bookfolk\nlocale: en\ntimezone: Asia/Shanghai\n",
    "campaigns/letters.md": campaign(
        "duties: {copywriting: [mira, kopi]}\nawards: [{id: a, name: A, winners: bo}]",
        starts="2026-11-01",
        ends="2026-11-07",
        title="写信 <b>",
    ),
    "training/leaders/01-start.md": "---\ntitle: Start\n---\nHello.\n",
    "people/all.csv": "id,name,role,lessons\nops,Ops,staff,\nmira,<b>米拉,,01-start 2026-10-01\n"
    "bo,Bo,,\nkopi,Kopi Real,,\n",
}


def operators(files: dict[str, str] = FILES) -> View:
    return seen(files, Audience.OPERATORS)


def chapters(files: dict[str, str] = FILES) -> dict[str, Element]:
    """The parts of each page, by its folder."""
    made = ledger(operators(files))
    return {
        artifact.path.split("/")[-2]: read_html(f"<main>{artifact.values['rows']}</main>")
        for artifact in made
        if isinstance(artifact, Stamped)
    }


def lines(page: Element) -> list[str]:
    return each(page, "//h2 | //li")


def test_what_everyone_did_stands_in_words_before_where_it_is_written() -> None:
    made = chapters()
    drive = "content/campaigns/letters.md"
    assert lines(made["who--bo"]) == [
        "写信 <b>",
        "led a group North 2026-11-07 Seen by Ops · content/groups/all.csv:2",
        f"won an award: A 2026-11-07 Seen by Ops · {drive}:11",
    ]
    assert lines(made["who--mira"]) == [
        "写信 <b>",
        f"announced it 2026-11-07 Seen by Ops · {drive}:4",
        f"Copywriting 2026-11-07 Seen by Ops · {drive}:10",
        "Lessons",
        "finished a lesson: Start 2026-10-01 content/people/all.csv:3",
    ]
    assert made["who--bo"].xpath("//@href") == ["../letters/", "../../../g/north/"]


def test_a_campaign_has_everyone_who_helped_in_it() -> None:
    made = chapters()
    assert each(made["letters"], "//h2") == ["Bo", "Kopi Real", "<b>米拉"]
    assert made["letters"].xpath("//h2/a/@href") == [
        "../who--bo/",
        "../who--kopi/",
        "../who--mira/",
    ]
    assert each(made["finished--lessons"], "//h2") == ["<b>米拉"]


def test_the_list_leads_to_everyone_and_to_every_campaign() -> None:
    (index,) = (artifact for artifact in ledger(operators()) if isinstance(artifact, Page))
    body = read_page(index)
    assert body.xpath("//li//a/@href") == [
        "who--mira/",
        "who--bo/",
        "who--kopi/",
        "letters/",
        "finished--lessons/",
    ]
    assert body.xpath("//li/@data-sounds") == ["<b>米拉 bml bmila", "bo b", "kopi real kr"]
    (mira,) = body.xpath("//li[a[@href='who--mira/']]")
    assert words(mira) == "<b>米拉 3 credits · November 2026"


def test_two_of_one_name_are_told_apart() -> None:
    people = FILES["people/all.csv"].replace("Kopi Real", "Bo")
    made = ledger(operators({**FILES, "people/all.csv": people}))
    (index,) = (artifact for artifact in made if isinstance(artifact, Page))
    assert each(read_page(index), "//li/a")[1:3] == ["Bo (bo)", "Bo (kopi)"]


def test_those_without_a_record_stand_together() -> None:
    more = "awards: [{name: A, winners: [{name: Rain Lane, group: north, consent: name}]}]"
    guest = campaign(more, starts="2026-11-01", ends="2026-11-07", title="Letters")
    made = chapters({**FILES, "campaigns/letters.md": guest})
    assert lines(made[GUESTS])[1].startswith("Rain Lane won an award: A North 2026-11-07")


def test_all_pages_are_stamped_from_one_prototype_whose_blanks_they_fill() -> None:
    made = list(ledger(operators()))
    (prototype,) = (artifact for artifact in made if isinstance(artifact, Prototype))
    wanted = {name.lower() for name in BLANK.findall(prototype.title + prototype.body)}
    for page in made:
        if isinstance(page, Stamped):
            assert wanted == set(page.values)
            assert page.path.count("/") == prototype.path.removesuffix(".md").count("/") + 1


def test_twenty_thousand_credits_stand_on_pages_of_so_many() -> None:
    view = operators()
    deeds = tuple(
        Deed(
            person="mira",
            kind="lead",
            campaign="letters",
            when=date(2026, 11, 7),
            group=f"g{n}",
            evidence=Place("content/groups/all.csv", n + 2),
        )
        for n in range(20_000)
    )
    made = [page for page in ledger(replace(view, ledger=deeds)) if isinstance(page, Stamped)]
    pages = [page for page in made if page.path.startswith(f"{FOLDER}/letters")]
    assert len(pages) == -(-20_000 // ROWS)
    counts = [page.values["rows"].count("<li>") for page in pages]
    assert counts[:2] == [ROWS, ROWS]
    assert sum(counts) == 20_000
    assert max(len(page.values["rows"]) for page in pages) < 60_000
    assert '<a href="../letters--2/">2</a>' in pages[0].values["ways"]
    assert '<a href="../letters/">1</a>' in pages[1].values["ways"]


def test_an_empty_ledger_says_so() -> None:
    made = list(ledger(operators({"groups/all.csv": "id,name,channels\na,A,wechat\n"})))
    assert [type(artifact) for artifact in made] == [Page]


def test_what_belongs_to_no_campaign_has_a_chapter() -> None:
    rows = "person,for,kind,group,when\nbo,守了两年,long-service,north,2026-12-01\n"
    made = chapters({**FILES, "credits.csv": rows})
    assert lines(made["no--campaign"]) == [
        "Bo",
        "守了两年 North 2026-12-01 content/credits.csv:2",
    ]


def test_what_was_won_is_marked_before_the_results() -> None:
    more = "awards: [{name: A, winners: bo}]"
    late = campaign(more, starts="2026-11-01", ends="2026-11-07", results="2026-12-10")
    made = chapters({**FILES, "campaigns/letters.md": late})
    told = "{what} · told to nobody else before the results"
    assert sum(told.format(what="won an award: A") in line for line in lines(made["letters"])) == 1
