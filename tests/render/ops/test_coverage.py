from __future__ import annotations

from dataclasses import replace

from kits.model.audiences import Audience
from kits.model.showcases import needs_without_models
from kits.render.ops.coverage import MANY, coverage_page
from kits.texts.occasions import Occurrence
from tests.render.handbook.rendered import example
from tests.render.hosted import seen
from tests.render.ops.made import only, read_page
from tests.render.pages import Element, each, words
from tests.schema.written import campaign

COMMUNITY = (
    "name: Bookfolk\nlocale: en\ntimezone: Asia/Shanghai\npolicy: {inspect_every: 7d}\n"
    "vocabulary:\n  kinds: {class: Classes}\n"
)
GROUPS = """
    id,name,channels,kind,region,country,leaders,leader_name,deputies,stage,last_checked
    north,<b>North,wechat,,North,CN,bo,,mira,running,2026-12-08
    quay,Quay,wechat,,North,CN,,Old Tom,,running,2026-12-01
    pier,Pier,wechat,,North,CN,,,mira,dormant,2026-01-01
    cork,Cork,wechat,,,IE,,,,running,
    first,First class,wechat,class,,,bo,,mira,running,2026-12-02
    gone,Gone,wechat,,North,CN,,,,closed,
    """
PEOPLE = "id,name\nbo,Bo\nmira,Mira\n"


def page(groups: str = GROUPS) -> Element:
    files = {"community.yml": COMMUNITY, "people/all.csv": PEOPLE, "groups/all.csv": groups}
    return read_page(only(coverage_page(seen(files, Audience.OPERATORS))))


def test_a_row_is_a_region_else_a_country_else_a_kind_and_a_cell_a_group() -> None:
    rows = page().xpath("//ul[contains(@class, 'kits-map')]/li")
    assert [(words(row.xpath("span")[0]), row.xpath(".//a/@href")) for row in rows] == [
        ("North 3", ["../../g/north/", "../../g/pier/", "../../g/quay/"]),
        ("Classes 1", ["../../g/first/"]),
        ("IE 1", ["../../g/cork/"]),
    ]


def test_what_users_did_of_the_duties_is_a_figure_once_a_campaign_is_over() -> None:
    duties = "{copywriting: [bo, mira], intake: [ops], promotion: {waived: no}}"
    over = {"starts": "2026-11-01", "ends": "2026-11-07", "duties": duties, "announcer": "bo"}
    files = {
        "community.yml": COMMUNITY,
        "people/all.csv": "id,name,role,credit\nbo,Bo,user,name\nmira,Mira,user,\nops,Oda,staff,\n",
        "groups/all.csv": GROUPS,
    }
    ahead = {**files, "campaigns/next.md": campaign(**{**over, "ends": "2027-01-07"})}
    figure = '//p[contains(., "duties")]'
    for made, told in (
        ({**ahead, "campaigns/one.md": campaign(**over)}, ["2 of 3 duties", "66 %"]),
        (ahead, []),
    ):
        found = each(read_page(only(coverage_page(seen(made, Audience.OPERATORS)))), figure)
        assert len(found) == bool(told)
        assert all(part in found[0] for part in told)


def test_a_cell_tells_in_shade_number_and_words_what_it_shows() -> None:
    cells = page().xpath("//a[contains(@class, 'kits-cell')]")
    assert [
        (cell.get("data-age"), cell.text, cell.get("class"), cell.get("aria-label"))
        for cell in cells
    ] == [
        ("fresh", "1", "kits-cell", "<b>North · checked 1 day ago"),
        ("old", "342", "kits-cell kits-unled", "Pier · checked 342 days ago · no leader"),
        ("late", "8", "kits-cell kits-hollow", "Quay · checked 8 days ago · no deputy"),
        ("fresh", "7", "kits-cell", "First class · checked 7 days ago"),
        (
            "never",
            "?",
            "kits-cell kits-hollow kits-unled",
            "Cork · never checked · no leader · no deputy",
        ),
    ]
    assert [cell.get("title") for cell in cells] == [cell.get("aria-label") for cell in cells]


def test_the_legend_counts_what_it_explains() -> None:
    assert each(page(), "//ul[@class='kits-legend']/li") == [
        "checked within 7 days 2",
        "checked 8 to 14 days ago 1",
        "checked more than 14 days ago 1",
        "never checked 1",
        "no deputy 2",
        "no leader 2",
    ]


def test_the_same_stands_in_a_table_below_and_those_without_a_leader_in_a_list() -> None:
    read = page()
    rows = read.xpath("//details[@class='kits-fold']//tbody/tr")
    told = [" ".join(each(row, "td")) for row in rows]
    assert len(told) == 6
    assert {"<b>North Bo running — 1 2026-12-08", "Gone — closed — 0 —"} < set(told)
    assert each(read, "//h2[. = 'Groups without a leader']/following::ul[1]/li") == [
        "Cork (cork) · running",
        "Gone (gone) · closed",
    ]


def test_cells_of_thousands_of_groups_are_small() -> None:
    ids = [f"g{number}" for number in range(MANY + 1)]
    many = "id,name,channels\n" + "".join(f"{id},{id},wechat\n" for id in ids)
    assert page(many).xpath("//ul[@class='kits-map kits-small']")
    assert not page().xpath("//ul[@class='kits-map kits-small']")


def test_needs_with_fewer_than_two_model_groups_are_told() -> None:
    group = example().community.groups["harbour-en"]
    stages = (("books", "model"), ("books", "model"), ("walks", "model"), ("walks", "running"))
    more = (("tea", "running"), ("old", "closed"), (None, "running"))
    groups = [
        group.model_copy(update={"name": f"G{place}", "need": need, "stage": stage})
        for place, (need, stage) in enumerate((*stages, *more))
    ]
    found = needs_without_models(groups)
    assert {need: one and one.name for need, one in found.items()} == {"tea": None, "walks": "G2"}


def test_a_group_without_a_leader_has_a_text_to_ask_somebody_with() -> None:
    files = {"community.yml": COMMUNITY, "people/all.csv": PEOPLE, "groups/all.csv": GROUPS}
    view = seen(files, Audience.OPERATORS)
    view = replace(view, said={Occurrence("invite", "cork"): "Would you <like> to?"})
    asked = read_page(only(coverage_page(view))).xpath("//li[.//pre]")
    assert [(each(row, ".//a")[:1], words(row.xpath(".//pre")[0])) for row in asked] == [
        (["Cork"], "Would you <like> to?")
    ]
