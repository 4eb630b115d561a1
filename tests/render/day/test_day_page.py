"""The page of the day: dots, bars and cards say what the content says, and lead to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kits.model.audiences import Audience
from kits.model.bundles import Send, Share
from kits.render.day.page import CARDS, SENDS
from tests.reference import Reference
from tests.render.day.lamplight import MESSAGES, NOW, RIVER, artifact, checked, opened
from tests.render.pages import Element, each, read_html, words
from tests.schema.written import campaign

EMPTY = {"campaigns/river/messages.csv": "id,title,send,text\n10-far,Far,2026-12-13 08:00,Soon.\n"}


def dots(page: Element) -> list[str]:
    return [
        f"{words(dot.find('title'))} {dot.get('href')}{' gone' if dot.get('class') else ''}"
        for dot in page.xpath("//svg//a")
    ]


def test_a_dot_a_message_and_moment_has_a_name_and_leads_to_its_text() -> None:
    assert dots(opened()) == [
        "07:40 Chapter three: 2 groups ../g/beijing/river/#m-10-chapter gone",
        "15:40 Chapter three: 1 group ../g/london/river/#m-10-chapter",
        "21:40 A word in the evening: 2 groups ../g/beijing/river/#m-20-evening",
    ]


def test_the_list_says_the_same_message_by_message_what_comes_next_first() -> None:
    page = opened()
    assert each(page, "//ul[@class='kits-messages']/li") == [
        "Chapter three Seven days by the river 07:40 2 groups 15:40 1 group",
        "A word in the evening Seven days by the river 21:40 2 groups",
    ]
    listed = page.xpath("//ul[@class='kits-messages']//a/@href")
    assert listed == [dot.get("href") for dot in page.xpath("//svg//a")]


def test_what_has_passed_is_folded() -> None:
    page = opened(now=NOW.replace(hour=18))
    assert each(page, "//section[@aria-labelledby='kits-today']/details//li")[-1].startswith(
        "Chapter three"
    )
    assert each(page, "//section/ul[@class='kits-messages']/li/p[1]") == [
        "A word in the evening Seven days by the river"
    ]


def test_the_line_of_now_stands_at_the_moment_of_the_build() -> None:
    (line,) = opened().xpath("//line[@data-now]")
    assert (line.get("x1"), line.get("x2")) == ("50.0%", "50.0%")


def test_eight_bars_have_their_numbers_and_lead_to_their_days() -> None:
    page = opened()
    assert each(page, "//ol/li") == [
        "5 Wed 9",
        "1 Thu 10",
        "3 Fri 11",
        "0 Sat 12",
        "0 Sun 13",
        "0 Mon 14",
        "0 Tue 15",
        "0 Wed 16",
    ]
    assert [int(bar.get("height")) for bar in page.xpath("//ol//rect")][:4] == [56, 11, 34, 0]
    assert page.xpath("//ol//a/@href") == [f"calendar/#2026-12-{day:02}" for day in (9, 10, 11)]


def test_a_day_without_sends_says_so_and_what_comes_next() -> None:
    page = opened(EMPTY)
    assert dots(page) == []
    assert "Nothing is sent today. Next Sun 13 Dec 08:00 Far" in words(page)
    assert "../g/beijing/river/#m-10-far" in page.xpath("//li/a/@href")


def test_one_calm_line_where_nothing_waits() -> None:
    page = opened()
    (section,) = page.xpath("//section[@aria-labelledby='kits-needs']")
    assert words(section) == "Needs a person Nothing waits for anybody."


def test_what_waits_leads_there_and_a_long_list_is_folded() -> None:
    paused = {
        f"campaigns/c{n}.md": campaign(title=f"Shelf {n}", groups="beijing", state="paused")
        for n in range(5)
    }
    page = opened(paused)
    (section,) = page.xpath("//section[@aria-labelledby='kits-needs']")
    assert len(section.xpath("./ul/li/a[@href]")) == 3
    assert each(section, "./details/summary") == ["2 things more"]
    few = opened({"campaigns/c.md": paused["campaigns/c0.md"]})
    assert few.xpath("//section[@aria-labelledby='kits-needs']/details") == []


def test_a_card_a_running_campaign_says_how_far_it_is_and_what_comes_next() -> None:
    steps = (
        "milestones: [{what: Print, due: 2026-12-12}, {what: Ask, owner: noor, due: 2026-12-10}]"
    )
    page = opened({"campaigns/river/campaign.md": campaign(steps, **RIVER)})
    (card,) = page.xpath("//ul[@class='kits-running']/li")
    assert words(card) == (
        "Seven days by the river Day 3 of 7 0 of 3 messages 2 of 9 sends"
        " Next 15:40 Chapter three 1 group Milestone Ask Thu 10 Dec · Noor Campaign Crew Progress"
    )
    assert card.xpath(".//a/@href") == [
        "../campaigns/river/",
        "../g/london/river/#m-10-chapter",
        "../campaigns/river/crew/#milestones",
        "../campaigns/river/",
        "../campaigns/river/crew/",
        "progress/river/",
    ]
    (bar,) = card.xpath(".//progress")
    assert (bar.get("value"), bar.get("max")) == ("2", "9")


def test_what_does_not_run_has_no_card() -> None:
    for state in ("draft", "paused", "withdrawn"):
        page = opened({"campaigns/river/campaign.md": campaign(**RIVER, state=state)})
        assert page.xpath("//ul[@class='kits-running']") == []
    assert "No campaign is running." in words(opened(now=NOW + timedelta(days=5)))


def test_recaps_stand_with_their_day_before_and_after_it() -> None:
    assert recaps(ended=3) == ["Letters, over since Sun 6 Dec: due Sun 13 Dec"]
    assert recaps(ended=8) == ["Letters, over since Tue 1 Dec: was due Tue 8 Dec"]
    assert recaps(ended=40) == []


def recaps(ended: int) -> list[str]:
    """What the page says of a contest that ended so many days ago."""
    made = checked()
    view = made.view(Audience.OPERATORS)
    (shown,) = view.campaigns
    letters = shown.campaign.model_copy(update={"title": "Letters", "kind": "contest"})
    over = replace(shown, campaign=letters, phase="ended", ends=NOW.date() - timedelta(days=ended))
    body = artifact(replace(view, campaigns=(over,)), made.shares).body
    return each(read_html(body), "//section[@aria-labelledby='kits-recaps']//li")


def test_names_are_text() -> None:
    page = opened({"campaigns/river/messages.csv": MESSAGES.replace("Chapter three", "<b>*3*</b>")})
    assert dots(page)[1].startswith("15:40 <b>*3*</b>: 1 group")


def test_the_same_day_is_the_same_bytes() -> None:
    one, other = checked(), checked()
    assert one.shares is not other.shares
    pages = [artifact(made.view(Audience.OPERATORS), made.shares) for made in (one, other)]
    assert pages[0] == pages[1]


def test_ten_thousand_groups_in_every_zone_make_a_small_page() -> None:
    """Each group at its own quarter of an hour, in forty campaigns of a thousand texts."""
    view = checked().view(Audience.OPERATORS)
    (shown,) = view.campaigns
    many, shares = [], []
    for place in range(40):
        record = shown.campaign.model_copy(update={"id": f"c{place}"})
        many.append(replace(shown, campaign=record))
        for number in range(250):
            at = NOW.replace(hour=0) + timedelta(minutes=15 * number)
            send = Send(
                campaign=f"c{place}",
                id=f"m{number}",
                base=f"m{number}",
                name=f"m{number}",
                title=f"Chapter {number}",
                at=at,
                stopped=False,
            )
            groups = range(number % 3 + 1)
            shares += [Share(group=f"g{n}", zone="Asia/Shanghai", sends=(send,)) for n in groups]
    view = replace(view, campaigns=tuple(many), groups=view.groups * 4_000)
    body = artifact(view, shares).body
    page = read_html(f"<main>{body}</main>")
    assert len(body) < 100_000
    assert len(dots(page)) == SENDS
    assert len(page.xpath("//ul[@class='kits-running']/li")) == CARDS
    assert f"{40 * 96 - SENDS:,} more sends today, in the calendar" in words(page)
    assert "16 campaigns more" in words(page)


def test_the_week_is_listed_message_by_message_with_its_groups() -> None:
    (section,) = opened().xpath("//section[@aria-labelledby='kits-week']")
    assert each(section, ".//h3") == ["Wed 9 Dec", "Fri 11 Dec"]
    assert each(section, ".//li[contains(., 'A word')]") == [
        "21:40 A word in the evening Seven days by the river · 3 groups"
    ]


def test_every_page_of_operators_is_one_tap_away(reference: Reference) -> None:
    operations = reference.tree("operators") / "ops"
    page = read_html((operations / "index.html").read_text(encoding="utf-8"))
    listed = page.xpath("//ul[contains(@class, 'kits-pages')]//a/@href")
    assert sorted(listed) == sorted(
        f"{each.parent.name}/" for each in operations.glob("*/index.html")
    )
