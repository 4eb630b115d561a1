from __future__ import annotations

from datetime import date

from lxml import html

from kits.hosts.stamping import BLANK
from kits.locale import catalogue
from kits.model.artifacts import Page, Prototype, Stamped
from kits.model.audiences import Audience
from kits.model.credits import Deed
from kits.model.places import Place
from kits.model.views import View
from kits.render.ledger import FOLDER, ROWS, ledger
from tests.render.hosted import hosted, seen
from tests.render.pages import each
from tests.schema.written import campaign

FILES = {
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
NAMES = {"mira": "<b>米拉", "bo": "Bo", "kopi": "Kopi Real", "ops": "Ops"}


def operators(files: dict[str, str] = FILES) -> View:
    return seen(files, Audience.OPERATORS)


def table(page: Stamped) -> list[list[str]]:
    rows = html.fromstring(page.values["rows"]).xpath("//tbody/tr")
    return [["".join(cell.itertext()) for cell in row.xpath("td")] for row in rows]


def test_each_credit_says_where_it_is_written_and_who_saw_it() -> None:
    made = list(ledger(operators(), NAMES))
    pages = {artifact.path: artifact for artifact in made if isinstance(artifact, Stamped)}
    assert list(pages) == [
        f"{FOLDER}/letters/index.html",
        f"{FOLDER}/finished--lessons/index.html",
    ]
    drive = "content/campaigns/letters.md"
    assert table(pages[f"{FOLDER}/letters/index.html"]) == [
        ["Bo", "担任群管", "north", "2026-11-07", "content/groups/all.csv:2", "Ops"],
        ["Bo", "获奖 (a)", "—", "2026-11-07", f"{drive}:11", "Ops"],
        ["Kopi Real", "文案", "—", "2026-11-07", f"{drive}:10", "Ops"],
        ["<b>米拉", "发布活动", "—", "2026-11-07", f"{drive}:4", "Ops"],
        ["<b>米拉", "文案", "—", "2026-11-07", f"{drive}:10", "Ops"],
    ]
    assert table(pages[f"{FOLDER}/finished--lessons/index.html"])[0][1:4] == [
        "学完课程 (leaders/01-start)",
        "—",
        "2026-10-01",
    ]
    assert pages[f"{FOLDER}/letters/index.html"].values["title"] == "写信 &lt;b&gt;"


def test_the_list_leads_to_every_chapter() -> None:
    (index,) = (artifact for artifact in ledger(operators(), NAMES) if isinstance(artifact, Page))
    body, _ = hosted(index)
    assert body.xpath("//li//a/@href") == ["letters/", "finished--lessons/"]
    assert "5" in each(body, "//li")[0]


def test_all_pages_are_stamped_from_one_prototype_whose_blanks_they_fill() -> None:
    made = list(ledger(operators(), NAMES))
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
    big = View(**{**{f: getattr(view, f) for f in view.__dataclass_fields__}, "ledger": deeds})
    pages = [page for page in ledger(big, NAMES) if isinstance(page, Stamped)]
    assert len(pages) == -(-20_000 // ROWS)
    assert [len(table(page)) for page in pages[:2]] == [ROWS, ROWS]
    assert sum(len(table(page)) for page in pages) == 20_000
    assert max(len(page.values["rows"]) for page in pages) < 60_000
    assert '<a href="../letters--2/">2</a>' in pages[0].values["ways"]
    assert '<a href="../letters/">1</a>' in pages[1].values["ways"]


def test_an_empty_ledger_says_so() -> None:
    made = list(ledger(operators({"groups/all.csv": "id,name,channels\na,A,wechat\n"}), {}))
    assert [type(artifact) for artifact in made] == [Page]


def test_what_belongs_to_no_campaign_has_a_chapter() -> None:
    rows = "person,for,kind,group,when\nbo,守了两年,long-service,north,2026-12-01\n"
    made = list(ledger(operators({**FILES, "credits.csv": rows}), NAMES))
    (page,) = [p for p in made if isinstance(p, Stamped) and p.path.startswith(f"{FOLDER}/no-")]
    assert table(page) == [["Bo", "守了两年", "north", "2026-12-01", "content/credits.csv:2", "—"]]


def test_what_was_won_is_marked_before_the_results() -> None:
    more = "awards: [{name: A, winners: bo}]"
    late = campaign(more, starts="2026-11-01", ends="2026-11-07", results="2026-12-10")
    made = list(ledger(operators({**FILES, "campaigns/letters.md": late}), NAMES))
    (page,) = [p for p in made if isinstance(p, Stamped) and p.path.endswith("letters/index.html")]
    words = catalogue("zh").gettext("{what} · told to nobody else before the results")
    won = words.format(what="获奖 (A)")
    assert sorted(row[1] for row in table(page)) == sorted(["发布活动", won, "担任群管"])
