from __future__ import annotations

from datetime import date, time

import pytest

from kits.model.awards import award_keys
from kits.model.moments import Point
from tests.schema.written import campaign, community, findings


def test_a_campaign_in_a_file_or_in_a_folder() -> None:
    made = community(
        {
            "campaigns/alone.md": campaign() + "一天四章。\n",
            "campaigns/whole/campaign.md": campaign(title='"2020"'),
        }
    )
    assert made.runs["alone"].folder == "content/campaigns"
    assert made.runs["alone"].campaign.introduction == "一天四章。"
    assert made.runs["whole"].folder == "content/campaigns/whole"
    assert made.runs["whole"].campaign.title == "2020"


def test_the_name_of_a_file_or_folder_is_an_id() -> None:
    assert findings(
        {"campaigns/Reading Week/campaign.md": campaign(), "campaigns/读书.md": campaign()}
    ) == [
        "campaigns/Reading Week/campaign.md:1:1+1 error[bad-slug]: the name of this folder, "
        '"Reading Week", is not an id = rename it to "reading-week"',
        'campaigns/读书.md:1:1+1 error[bad-slug]: the name of this file, "读书", is not an id = '
        'rename it to "du-shu"',
    ]


def test_free_values_are_typed_only_where_they_print_as_written() -> None:
    facts = "vars: {a: 12, b: '12', c: 1.10, d: NO, e: true, f: 0123}\nprivate: {budget: 1386}"
    made = community({"campaigns/drive.md": campaign(facts)}).runs["drive"].campaign
    assert made.vars == {"a": 12, "b": "12", "c": "1.10", "d": "NO", "e": True, "f": "0123"}
    assert made.private == {"budget": 1386}


TABLE = """
group,starts,doors,place,place.en,link,skip,地点,host,host.en
harbour,2026/12/9,18：30,书店,Shop,https://a.example,20-a；30-b,二楼,小满,Mi
north,,,,,,,,,
"""


def test_rows_of_a_campaign() -> None:
    run = community(
        {
            "campaigns/drive/campaign.md": campaign("dates: {doors: 2026-12-07 19:00}"),
            "campaigns/drive/groups.csv": TABLE,
        }
    ).runs["drive"]
    assert run.columns == {"地点", "host"}
    row = run.rows["harbour"]
    assert row.starts == Point(date(2026, 12, 9))
    assert row.dates == {"doors": Point(None, time(18, 30))}
    assert row.columns == {"地点": "二楼", "host": "小满"}
    assert row.skip == ("20-a", "30-b")
    assert (row.place, row.in_locale("en").place) == ("书店", "Shop")
    assert row.in_locale("en").columns == {"地点": "二楼", "host": "Mi"}
    assert run.rows["north"].columns == {}
    assert row.at("columns", "地点").column == 61
    assert row.at("dates", "doors").line == 2


def test_a_date_is_the_groups_own_only_where_the_campaign_names_it() -> None:
    run = community(
        {
            "campaigns/drive/campaign.md": campaign(),
            "campaigns/drive/groups.csv": "group,doors\nharbour,half past six\n",
        }
    ).runs["drive"]
    assert run.rows["harbour"].columns == {"doors": "half past six"}


def test_what_is_wrong_with_rows() -> None:
    assert findings(
        {
            "campaigns/drive/campaign.md": campaign("dates: {doors: 2026-12-07 19:00}"),
            "campaigns/drive/groups.csv": (
                "group,starts,doors,link,link.en\n"
                "harbour,12/9,six,nowhere,x\n"
                "harbour,,,,\n"
                ",2026-12-09,,,\n"
                "上海,,,,\n"
            ),
        }
    ) == [
        "campaigns/drive/groups.csv:1:25+7 error[translation-repeats-fact]: a translation cannot "
        'give "link.en" = take it out; it is inherited from the file without a language',
        'campaigns/drive/groups.csv:2:9+4 error[bad-date]: "12/9" is not a date = write it as '
        "2026-12-07, or with an hour as 2026-12-07 19:00",
        'campaigns/drive/groups.csv:2:14+3 error[bad-date]: "six" is not a date = write it as '
        "2026-12-07, or with an hour as 2026-12-07 19:00",
        'campaigns/drive/groups.csv:2:18+7 error[bad-link]: "nowhere" is not a link that can be '
        "opened = begin it with https://, or leave it out",
        'campaigns/drive/groups.csv:3:1+7 error[duplicate-id]: group "harbour" has a row already, '
        "at content/campaigns/drive/groups.csv:2 = remove one of the two rows",
        'campaigns/drive/groups.csv:4:1+1 error[missing-element]: this row lacks "group" = fill '
        'the column "group"',
        'campaigns/drive/groups.csv:5:1+2 error[bad-slug]: "上海" is not an id: small Latin '
        'letters, digits and single hyphens = write "shang-hai"',
    ]


UNIONS = """
duties:
  copywritng: mira
  intake: {waved: none}
  judging: [Mira]
  awarding: 小满
awards:
  - id: first
    name: First
    winners: [Mira K, {name: X, consnt: name}, {person: mira, consent: nickname}, [a]]
  - id: second
"""


def test_one_mistake_in_a_choice_of_forms_is_one_finding() -> None:
    assert findings({"campaigns/drive.md": campaign(UNIONS)}) == [
        'campaigns/drive.md:11:3+10 error[unknown-key]: "copywritng" is not a key that is known '
        'here = did you mean "copywriting"?',
        'campaigns/drive.md:12:12+5 error[unknown-key]: "waved" is not a key that is known here = '
        'did you mean "waived"?',
        'campaigns/drive.md:13:13+4 error[bad-slug]: "Mira" is not an id: small Latin letters, '
        'digits and single hyphens = write "mira"',
        'campaigns/drive.md:14:13+2 error[bad-slug]: "小满" is not an id: small Latin letters, '
        'digits and single hyphens = write "xiao-man"',
        'campaigns/drive.md:18:15+6 error[bad-slug]: "Mira K" is not the id of a person = write the '
        'id of someone in content/people, or {name: "Mira K", consent: none}; add group: and the id '
        "of their group, and write consent: name where they agreed to be named",
        'campaigns/drive.md:18:33+6 error[unknown-key]: "consnt" is not a key that is known here = '
        'did you mean "consent"?',
        'campaigns/drive.md:18:72+8 error[unknown-value]: "nickname" is not one of name, anonymous, '
        "none = write one of name, anonymous, none",
        "campaigns/drive.md:18:83+3 error[wrong-type]: expected a block of keys, found a list = "
        "write key: value lines, indented below this key",
        'campaigns/drive.md:19:5+2 error[missing-element]: awards, item 2, of campaign "drive" '
        'lacks "name" = write name: and what it is called',
    ]


@pytest.mark.parametrize(
    ("facts", "finding"),
    [
        (
            "duties: [mira]",
            "10:9+6 error[wrong-type]: expected a block of duties, found a list = write one line "
            "each for copywriting, promotion, intake, judging, awarding, resources",
        ),
        (
            "awards: a book",
            "10:9+6 error[wrong-type]: expected a list, found a text = write [{name: a book}] here",
        ),
        (
            "brief: cold",
            "10:8+4 error[wrong-type]: expected a block of keys, found a text = write "
            "{background: cold} here",
        ),
        (
            "private: 1386",
            "10:10+4 error[wrong-type]: expected a block of keys, found a text = write {name: "
            "1386} here, with a name of your own",
        ),
        (
            "faq: none",
            "10:6+4 error[wrong-type]: expected a list of questions, found a text = write a list "
            "with id, q and a for each question",
        ),
        (
            "faq: [{q: Late}]",
            '10:8+1 error[missing-element]: faq, item 1, of campaign "drive" lacks "a" = add a: to '
            "it",
        ),
        (
            "extras: [qr, postr]",
            '10:14+5 error[unknown-value]: "postr" is not one of poster, qr, kit_html = did you '
            'mean "poster"?',
        ),
        (
            "brand: yes",
            '10:8+3 error[wrong-type]: expected true or false, found "yes" = write true or false',
        ),
        (
            "brief: {gaol: x}",
            '10:9+4 error[unknown-key]: "gaol" is not a key that is known here = did you mean '
            '"goal"?',
        ),
        (
            "goal: warm",
            '10:1+4 error[unknown-key]: "goal" is not a key that is known here = move it below '
            "brief: and indent it by two spaces",
        ),
        (
            "crew: mira、bo",
            '10:7+7 error[bad-slug]: "mira、bo" is not an id: small Latin letters, digits and '
            "single hyphens = write a list: [mira, bo]",
        ),
        (
            "except: 其他",
            '10:9+2 error[bad-slug]: "其他" chooses no groups = write all, listed, the id of a '
            "group, or traits such as {city: 上海}",
        ),
        (
            "dates: {doors: 7pm}",
            '10:16+3 error[bad-date]: "7pm" is not a date = write it as 2026-12-07, or with an '
            "hour as 2026-12-07 19:00",
        ),
        (
            "changes: [{at: 09:00, what: x}]",
            '10:16+5 error[bad-date]: "09:00" is an hour without a day = write the day before the '
            "hour, such as 2026-12-07 19:00",
        ),
    ],
)
def test_one_mistake_is_one_finding(facts: str, finding: str) -> None:
    assert findings({"campaigns/drive.md": campaign(facts)}) == [f"campaigns/drive.md:{finding}"]


RECAP = """
---
held_on: 2026/12/13
attended: {people}
good: It was warm
bad: [Late start, Cold tea]
praise:
  - person: bo
    for: he kept the list
learned: Begin earlier
credits:
  - person: mira
    for: carried books
    for.en: carried the books
private: Not everyone helped
---
Thank you all.
"""


def test_a_recap() -> None:
    made = community(
        {
            "campaigns/drive/campaign.md": campaign(),
            "campaigns/drive/recap.md": RECAP.replace("{people}", "[mira, bo]"),
            "campaigns/drive/recap.en.md": "---\ngood: Warm\n---\nThanks.\n",
        }
    ).runs["drive"]
    recap = made.recap
    assert recap is not None
    assert recap.attended is not None
    assert (recap.attended.people, recap.attended.count) == (("mira", "bo"), None)
    assert (recap.good, recap.bad) == (("It was warm",), ("Late start", "Cold tea"))
    assert recap.private == {"text": "Not everyone helped"}
    assert recap.thanks == "Thank you all."
    assert (recap.in_locale("en").good, recap.in_locale("en").thanks) == (("Warm",), "Thanks.")
    assert recap.in_locale("en").credits[0].for_ == "carried the books"


@pytest.mark.parametrize(
    ("attended", "people", "count"), [("40", (), 40), ("mira", ("mira",), None), ("[]", (), None)]
)
def test_attendance(attended: str, people: tuple[str, ...], count: int | None) -> None:
    recap = (
        community(
            {
                "campaigns/drive/campaign.md": campaign(),
                "campaigns/drive/recap.md": RECAP.replace("{people}", attended),
            }
        )
        .runs["drive"]
        .recap
    )
    assert recap is not None
    assert recap.attended is not None
    assert (recap.attended.people, recap.attended.count) == (people, count)


def test_what_is_wrong_with_a_recap() -> None:
    recap = "---\nid: drive-1\nattended: 12人\npraise: [{for: x}]\n---\n"
    assert findings(
        {"campaigns/drive/campaign.md": campaign(), "campaigns/drive/recap.md": recap}
    ) == [
        'campaigns/drive/recap.md:2:5+7 error[bad-slug]: the id of a file is its name, "drive" = '
        "take the id out, or rename the file",
        'campaigns/drive/recap.md:3:11+3 error[wrong-type]: expected a whole number, found "12人" = '
        "write digits alone, such as 40",
        "campaigns/drive/recap.md:4:11+3 error[missing-element]: praise, item 1, of the recap of "
        '"drive" lacks "person" = write person: and the id of someone in content/people',
    ]


def test_what_a_community_wrote_before_needs_neither_ids_of_awards_nor_a_level() -> None:
    facts = """
        delegation: {kept: the money}
        awards:
          - {name: First, name.en: The first, winners: [mira, {name: X}]}
          - {name: Second}
        """
    made = community({"campaigns/drive.md": campaign(facts)}).runs["drive"].campaign
    assert made.delegation is not None
    assert made.delegation.level == "full"
    assert [award.id for award in made.awards] == [None, None]
    assert made.in_locale("en").awards[0].name == "The first"
    assert [winner.consent for winner in made.awards[0].winners] == ["none", "none"]
    assert award_keys(made.awards) == ("First", "Second")
