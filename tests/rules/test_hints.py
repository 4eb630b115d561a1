"""Who follows a hint to the letter is done: what it says to write leaves nothing to find."""

from __future__ import annotations

import re
import textwrap

import pytest

from tests.rules.harness import Example, Files, completed, found_in, hints_of, told
from tests.rules.test_said import CONTEST, GATHERING


def findings(text: str) -> list[tuple[str, str, str]]:
    """The findings of fragments in the notation of a page: rule, message and hint."""
    lines = tuple(textwrap.dedent(text).strip("\n").split("\n"))
    files = completed(Example("", True, lines).fragment(), "")
    return [(found.rule, str(found.message), str(found.hint)) for found in found_in(files)]


def hint(text: str) -> str:
    """The hint of the only finding."""
    ((_, _, only),) = findings(text)
    return only


CREW = """\
--- people/li-si.md
name: 李四
--- people/wang-wu.md
name: 王五
"""
AWARD = """\
awards:
  - name: First shelf
    criteria: The best note
    settlement: A week later
    why: It makes the next reader open the book.
    winners: {}
"""


@pytest.mark.parametrize(
    ("written", "listed"),
    [
        ("李四、王五", "[li-si, wang-wu]"),
        ("li-si/wang-wu", "[li-si, wang-wu]"),
        ("li-si & wang-wu", "[li-si, wang-wu]"),
        ("li-si and wang-wu", "[li-si, wang-wu]"),
        ("李四和王五", "[li-si, wang-wu]"),
        ("li-si，wang-wu；ann", "[li-si, wang-wu, ann]"),
    ],
)
def test_ids_that_were_written_as_one_are_shown_as_a_list(written: str, listed: str) -> None:
    text = f"{CREW}--- groups/harbour.md\nleaders: {{}}\n"
    assert hint(text.format(written)) == f"write a list: {listed}"
    assert findings(text.format(listed)) == []


@pytest.mark.parametrize(
    "written", ["李四、王五", "li-si/wang-wu", "li-si & wang-wu", "li-si+wang-wu"]
)
def test_in_a_table_the_mended_cell_is_shown(written: str) -> None:
    text = f"{CREW}--- groups/all.csv\nid,name,channels,leaders\nhill,Hill,wechat,{{}}\n"
    assert hint(text.format(written)) == (
        'write "li-si;wang-wu": in a table, ; stands between items'
    )
    assert findings(text.format("li-si;wang-wu")) == []


def test_several_ids_as_one_item_of_a_list_are_items_of_their_own() -> None:
    text = f"{CREW}--- groups/harbour.md\nleaders: [ann, {{}}]\n"
    assert hint(text.format("li-si/wang-wu")) == "write each as an item of its own: li-si, wang-wu"
    assert findings(text.format("li-si, wang-wu")) == []


def test_where_one_id_stands_no_list_is_offered() -> None:
    text = "--- campaigns/drive.md\nannouncer: {}\n"
    assert hint(text.format("ann / ben")) == 'only one can stand here: write "ann" or "ben"'
    assert findings(text.format("ann")) == []


def test_groups_and_words_of_a_choice_are_lists_too() -> None:
    text = "--- groups/hill.md\nleaders: ann\n--- campaigns/drive.md\n{}\n"
    assert hint(text.format("groups: lighthouse、hill")) == "write a list: [lighthouse, hill]"
    assert findings(text.format("groups: [lighthouse, hill]")) == []
    assert hint(text.format("extras: poster, kit_html")) == "write a list: [poster, kit_html]"
    assert findings(text.format("extras: [poster, kit_html]")) == []


def test_an_id_with_a_hyphen_or_one_character_beside_and_is_one() -> None:
    assert hint("--- groups/all.csv\nid,name,channels,leaders\n山与海,A,wechat,ann") == (
        'write "shan-yu-hai"'
    )


@pytest.mark.parametrize(
    ("written", "listed"),
    [
        ("2026-12-01、2026-12-02 20:00", "[2026-12-01 20:00, 2026-12-02 20:00]"),
        ("starts 20:00；ends 20:00", "[starts 20:00, ends 20:00]"),
        ("day 1 20:00 and day 2 20:00", "[day 1 20:00, day 2 20:00]"),
    ],
)
def test_times_that_were_written_as_one_are_shown_as_a_list(written: str, listed: str) -> None:
    text = "--- campaigns/drive/messages/20-half.md\nsend: {}\n"
    assert findings(text.format(written)) == [
        ("unreadable-time", f'"{written}" is more than one time', f"write a list: {listed}")
    ]
    assert findings(text.format(listed)) == []


def test_days_of_a_cell_are_shown_as_the_cell_is_to_be() -> None:
    text = (
        "--- campaigns/drive/messages.csv\nid,title,date,time,text\n"
        "20-half,Half,{},20:00,We are half way."
    )
    assert hint(text.format("2026-12-02、2026-12-03")) == (
        'write "2026-12-02;2026-12-03": in a table, ; stands between items'
    )
    assert findings(text.format("2026-12-02;2026-12-03")) == []


def test_a_campaign_starts_on_one_day() -> None:
    text = "--- campaigns/drive.md\nstarts: {}\n"
    assert findings(text.format("2026-12-01、2026-12-02")) == [
        (
            "bad-date",
            '"2026-12-01、2026-12-02" is more than one time',
            'only one can stand here: write "2026-12-01" or "2026-12-02"',
        )
    ]
    assert findings(text.format("2026-12-01")) == []


IN_FULL = (
    "write the id of someone in content/people, or {blocks}; add group: and the id of their group, "
    "and write consent: name where they agreed to be named"
)


@pytest.mark.parametrize("written", ["路人甲", "[路人甲]", "passer-by"])
def test_a_winner_whom_nobody_knows_is_written_in_full(written: str) -> None:
    text = f"--- campaigns/drive.md\n{AWARD}results: 2026-12-08\n"
    name = written.strip("[]")
    block = f'{{name: "{name}", consent: none}}'
    assert hint(text.format(written)) == IN_FULL.format(blocks=block)
    assert findings(text.format(block)) == []
    assert findings(text.format(block.replace("none", "name, group: lighthouse"))) == []


def test_of_several_winners_in_one_text_each_is_written_in_full() -> None:
    text = f"--- campaigns/drive.md\n{AWARD}results: 2026-12-08\n"
    blocks = '{name: "甲", consent: none}, {name: "乙", consent: none}'
    assert hint(text.format("甲、乙")) == IN_FULL.format(blocks=blocks)
    assert findings(text.format(f"[{blocks}]")) == []


def test_one_bad_winner_hides_no_other_and_shifts_no_place() -> None:
    text = f"--- campaigns/drive.md\n{AWARD}results: 2026-12-08\n"
    found = findings(text.format("[路人甲, bne, {name: Cai, group: nowhere}, {person: ann, x: y}]"))
    assert [(rule, message) for rule, message, _ in found] == [
        ("bad-slug", '"路人甲" is not the id of a person'),
        ("unknown-person", 'no person is called "bne"'),
        ("unknown-group", 'no group is called "nowhere"'),
        ("unknown-key", '"x" is not a key that is known here'),
    ]
    found = findings(text.format("路人甲") + "credits:\n  - {person: bne, for: tea}")
    assert [rule for rule, *_ in found] == ["bad-slug", "unknown-person"]


def test_a_bad_credit_hides_no_other() -> None:
    found = findings(
        """
        --- campaigns/drive.md
        credits:
          - {person: ann, for: tea, when: often}
          - {person: bne, for: cake}
        """
    )
    assert [(rule, hint) for rule, _, hint in found] == [
        ("bad-date", "write it as 2026-12-07, or with an hour as 2026-12-07 19:00"),
        ("unknown-person", 'did you mean "ben"?'),
    ]


def test_a_region_is_no_slip_of_another() -> None:
    text = "--- groups/hill.md\nleaders: ann\nregion: 华北\n--- campaigns/drive.md\ngroups: {{region: {}}}\n"
    assert hint(text.format("西北")) == "use one of 华北"
    assert hint(text.format("花北")) == 'did you mean "华北"?'
    assert findings(text.format("华北")) == []


def test_a_group_whose_id_is_to_be_mended_moves_nobody_elsewhere() -> None:
    text = """
        --- groups/all.csv
        id,name,channels,leaders
        %s,South Bank,wechat,ann
        south-bay,South Bay,wechat,ann
        --- people/bo.md
        name: Bo
        groups: [south-bank]
        --- people/cai.md
        name: Cai
        groups: [%s]
        """
    assert [hint for *_, hint in findings(text % ("South Bank", "South Bank"))] == [
        'write "south-bank"',
        'write "south-bank"',
    ]
    assert findings(text % ("south-bank", "south-bank")) == []


LAUNCH = "title: Launch\nsend: starts 08:00\n---\nWe begin.\n"


@pytest.mark.parametrize(
    ("wrong", "right", "body"),
    [
        ("campaigns/drive/10-launch.md", "campaigns/drive/messages/10-launch.md", LAUNCH),
        ("campaigns/drive/message/10-launch.md", "campaigns/drive/messages/10-launch.md", LAUNCH),
        ("campaigns/drive/messages/a/10-a.md", "campaigns/drive/messages/10-a.md", LAUNCH),
        ("campaigns/drive/messages/recap.md", "campaigns/drive/messages/recap.md", LAUNCH),
        ("campaigns/drive/texts/recap.md", "campaigns/drive/recap.md", "good: Many came.\n"),
        ("people/2026/mira.md", "people/mira.md", "name: Mira\n"),
        ("training/01-first.md", "training/leaders/01-first.md", "title: First\n---\nHi.\n"),
        ("training/leaders/a/01-first.md", "training/leaders/01-first.md", "title: A\n---\nHi.\n"),
        ("recipes/walk.md", "recipes/walk/recipe.md", "title: A walk\n"),
        ("people.csv", "people/people.csv", "id,name\nmira,Mira\n"),
        ("people/mira.markdown", "people/mira.md", "---\nname: Mira\n---\n"),
    ],
)
def test_a_record_in_the_wrong_folder_is_told_where_it_belongs(
    wrong: str, right: str, body: str
) -> None:
    campaign = "--- campaigns/drive/campaign.md\ntitle: Drive\n"
    if wrong != right:
        verb = "rename" if wrong.endswith(".markdown") else "move"
        assert hint(f"{campaign}--- {wrong}\n{body}") == f'{verb} it to "content/{right}"'
    assert findings(f"{campaign}--- {right}\n{body}") == []


def test_a_file_that_may_be_anything_need_not_be_deleted() -> None:
    assert hint("--- notes/plan.pdf\nx") == (
        "refer to it where it belongs, or delete it if nobody needs it"
    )


def test_a_message_among_campaigns_belongs_into_the_folder_of_one() -> None:
    drive = "--- campaigns/drive/campaign.md\ntitle: Drive\n"
    whole = completed(Example("", True, tuple(drive.splitlines())).fragment(), "").contents
    (found,) = found_in(
        Files({**whole, "content/campaigns/10-launch.md": f"---\n{LAUNCH}".encode()})
    )
    assert (found.rule, str(found.message), str(found.hint)) == (
        "unknown-key",
        'a campaign has no "send", so this file is probably a message',
        'move it to "messages/10-launch.md" in the folder of its campaign',
    )
    assert hint(f"{drive}--- campaigns/messages/10-launch.md\n{LAUNCH}") == (
        'move it to "messages/10-launch.md" in the folder of its campaign'
    )
    assert findings(f"{drive}--- campaigns/drive/messages/10-launch.md\n{LAUNCH}") == []


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("delegation: full", "{level: full}"),
        ("brief: The shelves are full.", "{background: The shelves are full.}"),
        ("milestones: Posters hang", "[{what: Posters hang}]"),
        ("milestones: [Posters hang]", "{what: Posters hang}"),
        ("changes: It rains.", "[{at: 2026-12-07, what: It rains.}]"),
        ("checklist: Bring tea", "[{id: reading-week, do: Bring tea}]"),
        ("awards: 头奖", "[{name: 头奖}]"),
        ("credits: ann", '[{person: ann, for: "…"}]'),
    ],
)
def test_a_plain_value_is_shown_in_the_form_that_is_wanted(written: str, form: str) -> None:
    text = "--- campaigns/drive.md\n{}\n"
    key, _, value = written.partition(": ")
    mended = f"{key}: [{form}]" if value.startswith("[") else f"{key}: {form}"
    assert hint(text.format(written)) == f"write {form} here"
    left = [rule for rule, *_ in findings(text.format(mended))]
    assert left == ["unexplained-award"] * (key == "awards")


def test_an_address_of_the_site_stands_under_its_key() -> None:
    text = "--- community.yml\nurls: {}\n"
    assert hint(text.format("https://x.example")) == "write {public: https://x.example} here"
    assert findings(text.format("{public: https://x.example}")) == []


def test_values_under_names_of_ones_own_are_shown_with_one() -> None:
    text = "--- campaigns/drive.md\ndates: {}\n"
    form = "{name: 2026-12-05}"
    assert hint(text.format("2026-12-05")) == f"write {form} here, with a name of your own"
    assert findings(text.format(form)) == []
    assert hint(text.format("[2026-12-05]")) == (
        'write "name: 2026-12-05" in the place of "- 2026-12-05", with a name of your own for each'
    )
    table = "--- groups/all.csv\nid,name,channels,leader_name,{}\nhill,Hill,wechat,Ada,{}\n"
    for key, value in (("vars", "tea"), ("links", "https://x.example")):
        assert hint(table.format(key, value)) == (
            f'call the column "{key}.name", with a name of your own'
        )
        assert findings(table.format(f"{key}.name", value)) == []


def test_a_list_and_a_block_are_told_from_each_other() -> None:
    text = "--- campaigns/drive.md\nbrief:\n{}"
    lines = "  - background: The shelves are full.\n    goal: A hundred books move.\n"
    assert (
        hint(text.format(lines)) == 'take out the "- " before its keys, and indent them all alike'
    )
    assert findings(text.format(lines.replace("- ", "  "))) == []
    text = "--- campaigns/drive.md\nmilestones:\n{}"
    assert hint(text.format("  what: Posters hang\n  due: 2026-12-01\n")) == (
        'begin each item with "- ", and indent the lines below it by two spaces'
    )
    assert findings(text.format("  - what: Posters hang\n    due: 2026-12-05\n")) == []


ROWS = {
    "groups/all.csv": ("id,name,channels,leader_name", ("hill", "Hill", "wechat", "Ada")),
    "people/all.csv": ("id,name,credit,alias", ("mira", "Mira", "alias", "M.")),
    "credits.csv": ("person,for,when", ("ben", "Tea for all", "2026-11-02")),
    "campaigns/drive/messages.csv": (
        "id,title,send,text",
        ("20-half", "Half", "ends 09:00", "We are half way."),
    ),
}


@pytest.mark.parametrize(
    ("path", "column", "told"),
    [
        ("groups/all.csv", "name", 'write in the column "name" what it is called'),
        (
            "groups/all.csv",
            "channels",
            'write in the column "channels" where its texts are pasted, such as wechat',
        ),
        (
            "groups/all.csv",
            "leader_name",
            'write in the column "leaders" the id of a person, or write in the column "leader_name" '
            "a name",
        ),
        ("people/all.csv", "alias", 'write in the column "alias" the name they chose'),
        ("credits.csv", "for", 'write in the column "for" the deed, in words'),
        ("credits.csv", "when", 'write in the column "when" the day of it, such as 2026-12-07'),
        ("campaigns/drive/messages.csv", "title", 'write in the column "title" what it is called'),
        (
            "campaigns/drive/messages.csv",
            "text",
            'write in the column "text" the text that is pasted',
        ),
    ],
)
def test_a_row_is_told_of_its_column(path: str, column: str, told: str) -> None:
    header, cells = ROWS[path]
    empty = [
        "" if name == column else cell for name, cell in zip(header.split(","), cells, strict=True)
    ]
    assert hint(f"--- {path}\n{header}\n{','.join(empty)}\n") == told
    assert findings(f"--- {path}\n{header}\n{','.join(cells)}\n") == []


def test_what_a_message_may_do_is_said_in_its_row_or_among_its_facts() -> None:
    row = "--- campaigns/drive/messages.csv\nid,title,send,text,quiet\n20-a,A,starts 23:30,Good night.,{}\n"
    assert hint(row.format("")) == (
        'send it between 07:30 and 22:30, or write "allowed" in the column "quiet"'
    )
    assert findings(row.format("allowed")) == []
    file = "--- campaigns/drive/messages/20-a.md\nsend: starts 23:30\n"
    assert hint(file) == "send it between 07:30 and 22:30, or write quiet: allowed"
    assert findings(f"{file}quiet: allowed\n") == []


def test_a_value_of_ones_own_is_told_with_the_block_it_stands_in() -> None:
    message = "--- campaigns/drive/messages/20-a.md\nsend: ends 09:00\n---\n{}\n"
    text = message.format("{{ campaign.vars.card }}") + "--- campaigns/drive/campaign.md\n"
    assert findings(f"{text}title: Drive\n") == [
        (
            "empty-value",
            'message "20-a" prints "vars.card", which campaign "drive" does not have',
            'write card: indented below vars:, or print it with | default("…")',
        )
    ]
    assert findings(f"{text}vars:\n  card: Tea\n") == []
    text = message.format("{{ group.vars.tea }}") + (
        "--- groups/lighthouse.md\nvars: {tea: x}\n--- groups/all.csv\nid,name,channels,leader_name"
    )
    assert hint(f"{text}\nhill,Hill,wechat,Ada\n") == (
        'fill in "vars.tea", or print it with | default("…")'
    )
    assert findings(f"{text},vars.tea\nhill,Hill,wechat,Ada,x\n") == []


def test_a_name_without_its_record_is_told_with_it() -> None:
    text = "--- campaigns/drive/messages/20-a.md\nsend: ends 09:00\n---\nWe read {}.\n"
    assert hint(text.format("{{ title }}")) == (
        'write whose it is: "campaign.title", "message.title"'
    )
    assert findings(text.format("{{ campaign.title }}")) == []


def test_a_link_to_a_page_of_ours_asks_for_the_address_of_the_site() -> None:
    text = "--- campaigns/drive/messages/20-a.md\nsend: ends 09:00\n---\n{}\n"
    page = text.format("[more]({{ campaign.page }})")
    assert [(rule, hint) for rule, _, hint in findings(page)] == [
        ("bad-link", "add urls: {public: https://…} to community.yml"),
        ("missing-urls", "add urls: {public: https://…} to community.yml"),
    ]
    urls = "--- community.yml\nurls: {public: https://drive.example/}\n"
    assert findings(urls + page) == []
    hidden = (
        urls
        + "--- campaigns/drive/campaign.md\nconfidential: true\ndelegation: {level: reserved}\n"
    )
    assert hint(hidden + page) == (
        "the page is not public: write {% if campaign.page %} before the link, and {% endif %} "
        "behind"
    )
    tested = text.format("We read. {% if campaign.page %}[more]({{ campaign.page }}){% endif %}")
    assert findings(hidden + tested) == []
    assert hint(text.format("[more]()")) == (
        "write the address in the round brackets, or the words alone"
    )
    assert findings(text.format("more")) == []


def test_a_part_that_a_translation_leaves_out_is_told_once_and_where_to_write_it() -> None:
    text = """\
--- community.yml
locale: en
--- groups/hafen.md
leaders: ann
locale: de
--- groups/ufer.md
leaders: ann
locale: de-AT
--- campaigns/drive/messages/20-half.md
send: ends 09:00
---
Half way. {{ campaign.rules }} {{ campaign.brief.goal }} {{ campaign.title }}
--- campaigns/drive/messages/20-half.de.md
title: Halbzeit
---
Halbzeit. {% if campaign.notes %}{{ campaign.notes }}{% endif %}
{{ campaign.rules }} {{ campaign.brief.goal }} {{ campaign.title }}
--- campaigns/drive/messages/25-more.md
send: ends 10:00
---
{{ campaign.rules }}
--- campaigns/drive/messages/25-more.de.md
title: Mehr
---
{{ campaign.rules }}
--- campaigns/drive/campaign.md
title: Drive
--- campaigns/drive/campaign.de.md
faq:
  - id: late
    q: Zu spät?
    a: Nein.
"""
    spoken = 'of campaign "drive" is not written in "de", as group "hafen" and 1 more speak'
    assert {message: hint for _, message, hint in findings(text)} == {
        f'"title" {spoken}': "write title: in the translation of the campaign",
        f'"rules" {spoken}': 'write it below "## Rules" in the translation of the campaign',
        f'"notes" {spoken}': 'write it below "## Notes" in the translation of the campaign',
        f'"brief.goal" {spoken}': "write goal: below brief: in the translation of the campaign",
    }
    mended = """\
title: Lauf
brief:
  goal: Hundert Bücher.
---
## Rules

Ein Buch.

## Notes

Es regnet.
"""
    assert findings(f"{text}{mended}") == []


RECIPE = "--- campaigns/drive/campaign.md\nrecipe: small\nkind: contest\n{}"
NIGHT = '--- community.yml\npolicy: {quiet_hours: "19:30-23:00"}\n'
SHORT = "--- community.yml\nchannels:\n  wechat: {limit: 60}\n"
ADVISED = "--- community.yml\nchannels:\n  wechat: {advised: 60}\n"
DAILY = "--- community.yml\npolicy: {posts_per_day: 1}\n--- campaigns/drive/messages/15-more.md\nsend: starts 07:30\n"


@pytest.mark.parametrize("settings", [NIGHT, SHORT, ADVISED, DAILY])
def test_a_message_of_a_built_in_recipe_can_be_left_out_or_written_anew(settings: str) -> None:
    skipped: list[str] = []
    found = findings(settings + RECIPE.format(""))
    assert found
    while found:
        rule, message, told = found[0]
        listed = re.match(
            r'write skip: \[(.+)\] to leave it out, or a message of the campaign\'s own called "(.+)"$',
            told,
        )
        assert listed, (rule, message, told)
        assert listed[1] == ", ".join([*skipped, listed[2]])
        skipped.append(listed[2])
        after = findings(settings + RECIPE.format(f"skip: [{listed[1]}]\n"))
        assert found[0] not in after
        found = after


def test_a_message_of_the_campaigns_own_takes_the_place_of_the_recipes() -> None:
    found = [told for told in findings(NIGHT + RECIPE.format("")) if "10-warmup" in told[1]]
    assert [rule for rule, *_ in found] == ["in-quiet-hours"]
    own = "--- campaigns/drive/messages/10-warmup.md\nsend: starts - 1d 20:00\nquiet: allowed\n"
    after = findings(NIGHT + RECIPE.format("") + own)
    assert not [told for told in after if "10-warmup" in told[1]]


IN_TABLE = (
    "--- campaigns/drive/messages.csv\nid,title,date,time,text\n"
    "20-half,Half,{},20:00,We are half way."
)
EACH = (
    "write each day with its year: 2026-12-07;2026-12-08 in a table, "
    "[2026-12-07 20:00, 2026-12-08 20:00] elsewhere"
)


@pytest.mark.parametrize(
    ("written", "told", "mended"),
    [
        ("12月1日、2日", EACH, "2026-12-01;2026-12-02"),
        ("12月1日，12月3日和5日", EACH, "2026-12-01;2026-12-03;2026-12-05"),
        (
            "2026年12月1日、2日",
            'write "2026-12-01;2026-12-02": in a table, ; stands between items',
            "2026-12-01;2026-12-02",
        ),
        (
            "2026年12月30日、1月2日",
            'write "2026-12-30;2027-01-02": in a table, ; stands between items',
            "2026-12-30;2027-01-02",
        ),
    ],
)
def test_chinese_days_in_one_cell_are_several(written: str, told: str, mended: str) -> None:
    assert findings(IN_TABLE.format(written)) == [
        ("unreadable-time", f'"{written}" is more than one time', told)
    ]
    assert findings(IN_TABLE.format(mended)) == []


def test_chinese_days_of_a_message_are_several() -> None:
    text = "--- campaigns/drive/messages/20-half.md\nsend: {}\n"
    assert hint(text.format("12月1日、2日 20:00")) == EACH
    assert findings(text.format("[2026-12-01 20:00, 2026-12-02 20:00]")) == []
    start = "--- campaigns/drive.md\nstarts: {}\n"
    assert hint(start.format("12月1日、2日")) == (
        "only one can stand here, with its year, such as 2026-12-07"
    )


def test_several_days_of_a_cell_are_not_what_a_spreadsheet_made_of_one() -> None:
    found = findings(IN_TABLE.format("2026年12月1日;2026年12月2日"))
    assert [hint for *_, hint in found] == ["write it as 2026-12-1", "write it as 2026-12-2"]
    assert findings(IN_TABLE.format("2026-12-1;2026-12-2")) == []


SPOKEN_QUESTIONS = """\
--- community.yml
locale: en
about: We read.
{community}
--- groups/hafen.md
leaders: ann
locale: de
--- campaigns/drive/messages/20-half.md
send: ends 09:00
note: "{{{{ campaign.entries }}}}"
---
Half way.
--- campaigns/drive/messages/20-half.de.md
title: Halbzeit
note: "{{{{ campaign.entries }}}}"
---
Halbzeit.
--- campaigns/drive/campaign.md
title: Drive
entries: A line.
place: The pier
plan_b: Indoors
faq:
  - {{id: late, q: "Too late?", a: "No."}}
--- campaigns/drive/campaign.de.md
title: Lauf
faq:
  - {{id: late, q: "Zu spät?", a: "Nein: {{{{ campaign.rules }}}} {{{{ here.place }}}} {{{{ community.about }}}}"}}
{campaign}
"""


def test_an_answer_that_prints_another_language_is_told() -> None:
    spoken = 'is not written in "de", as group "hafen" speaks'
    found = findings(SPOKEN_QUESTIONS.format(community="", campaign=""))
    assert {message: hint for _, message, hint in found} == {
        f'"rules" of campaign "drive" {spoken}': (
            'write it below "## Rules" in the translation of the campaign'
        ),
        f'"entries" of campaign "drive" {spoken}': (
            'write it below "## Entries" in the translation of the campaign'
        ),
        f'"place" of campaign "drive" {spoken}': "write place: in the translation of the campaign",
        f'"about" of the community {spoken}': "add about.de beside about",
    }
    assert {rule for rule, *_ in found} == {"missing-translation"}
    mended = "place: Am Steg\n---\n## Rules\n\nEin Buch.\n\n## Entries\n\nEine Zeile."
    assert (
        findings(SPOKEN_QUESTIONS.format(community="about.de: Wir lesen.", campaign=mended)) == []
    )


@pytest.mark.parametrize("link", ["", "link: '#小程序://灯下/abc'\n"])
def test_codes_are_had_with_a_link_or_taken_out(link: str) -> None:
    text = "--- campaigns/drive.md\n{}extras: {}\n"
    out = "take qr out of extras"
    for written, without in (("qr", ""), ("[qr]", "[]"), ("[qr, poster]", "[poster]")):
        told = hint(text.format(link, written))
        assert out in told
        assert findings(text.format(link, without)) == []
        if not link:
            assert told == f"write link: and an address that begins with https://, or {out}"
            linked = "link: https://drive.example/join\n"
            assert findings(text.format(linked, written)) == []


def test_a_list_that_is_printed_is_one_finding_whoever_has_it() -> None:
    text = """\
--- groups/lighthouse.md
tags: {}
--- groups/hill.md
leaders: ann
tags: [new]
--- campaigns/drive/messages/20-a.md
send: ends 09:00
---
We read{}.
"""
    for tags in ("[]", "[families, new]"):
        assert findings(text.format(tags, " {{ group.tags }}")) == [
            (
                "unfit-value",
                "a list cannot be printed",
                "print one of its texts, or choose with if",
            )
        ]
    first = findings(text.format("[]", " {{ group.tags | first }}"))
    assert [rule for rule, *_ in first] == ["empty-value"]
    for tags in ("[families]", "[families, new]"):
        assert findings(text.format(tags, " {{ group.tags | first }}")) == []
        chosen = "{% if 'new' in group.tags %} together{% endif %}"
        assert findings(text.format(tags, chosen)) == []


NOTES = "--- log/notes/a.csv\nperson,name,group,day,axis,what\n{},2026-12-01,loyal,Third year\n"


@pytest.mark.parametrize(
    ("wrong", "told", "right"),
    [
        (
            ",Noor,",
            "write the id of a person, or a name and the id of their group",
            (",Noor,lighthouse", "li-si,,"),
        ),
        ("li-si,Noor,", "write the person alone, who is on the roster", ("li-si,,",)),
    ],
)
def test_a_note_is_of_somebody_who_can_be_forgotten(
    wrong: str, told: str, right: tuple[str, ...]
) -> None:
    text = f"{CREW}{NOTES}"
    assert hint(text.format(wrong)) == told
    for each in right:
        assert findings(text.format(each)) == []


WEEK_OF_SWAP = """\
--- campaigns/swap/campaign.md
title: Swap
starts: {}
ends: 2026-12-20
"""
LEFT_OUT = """\
--- community.yml
policy: {{quiet_after: 3d}}
--- groups/cape.md
leader_name: Bo
{}
--- campaigns/drive/campaign.md
starts: 2026-11-24
--- campaigns/drive/messages/10-launch.md
title: Launch
send: 2026-11-24 08:00
--- campaigns/drive/messages/20-shelf.md
title: Shelf
send: 2026-12-01 08:00
except: cape
"""


def test_a_campaign_that_waits_for_the_other_collides_no_more() -> None:
    assert hint(WEEK_OF_SWAP.format("2026-12-06")) == (
        "let it start after 2026-12-07, or leave these groups out with except"
    )
    assert findings(WEEK_OF_SWAP.format("2026-12-08")) == []
    out = WEEK_OF_SWAP.format("2026-12-06\nexcept: lighthouse")
    assert "campaigns-collide" not in [rule for rule, *_ in findings(out)]


def test_a_group_that_rests_is_left_out_no_more() -> None:
    assert hint(LEFT_OUT.format("about: A cape")) == (
        "let a campaign take it in, or write stage: dormant where it rests"
    )
    assert findings(LEFT_OUT.format("stage: dormant")) == []


def test_what_is_said_of_days_and_hours_is_mended_as_its_hint_says() -> None:
    weekday = CONTEST.format(text="截止12月4日（周六）", send="starts 08:00", facts="")
    assert hints_of(weekday, "wrong-weekday") == ['write "周五", or the day that is meant']
    assert told(weekday.replace("周六", "周五")) == []
    day = CONTEST.format(text="截止12月20日", send="starts 08:00", facts="")
    assert hints_of(day, "foreign-day") == [
        "write the day that is meant, or add this one to dates, such as other: 2026-12-20"
    ]
    assert told(day.replace("results:", "dates: {other: 2026-12-20}\nresults:")) == []
    tomorrow = CONTEST.format(text="明天结束", send="ends - 2d 20:00", facts="")
    assert hints_of(tomorrow, "wrong-tomorrow") == [
        "print the day in its place: {{ here.ends | day }}"
    ]
    assert told(tomorrow.replace("明天", "{{ here.ends | day }}")) == []
    hour = GATHERING.format(text="明晚8点见", send="starts - 1d 20:00", facts="")
    assert hints_of(hour, "wrong-hour") == ["print it in its place: {{ here.starts | time }}"]
    assert told(hour.replace("晚8点", "{{ here.starts | time }}")) == []
    span = CONTEST.format(text="为期五天", send="starts 08:00", facts="")
    assert hints_of(span, "wrong-duration") == ["write 7 days, or move starts or ends"]
    assert told(span.replace("五天", "7 天")) == []
    place = GATHERING.format(text="在Lantern house见", send="starts - 1d 20:00", facts="")
    assert hints_of(place, "foreign-place") == [
        "print each group's own in its place: {{ here.place }}"
    ]
    assert told(place.replace("在Lantern house", "在{{ here.place }}")) == []


def test_a_proposal_is_answered_by_what_its_hint_says() -> None:
    text = "--- campaigns/drive.md\nstate: {}\nproposed_by: ann\n"
    assert hint(text.format("proposed")).startswith("write state: draft and, under mended, ")
    assert findings(text.format("draft\nmended: [{what: In March, why: Snow}]")) == []


LATER = """\
--- people/mira.md
name: Mira
--- log/notes/a.csv
person,name,group,day,axis,what,answer,ask_again
mira,,,2026-11-01,speaks,Answers newcomers,later,2026-12-01
,It's Bo,lighthouse,2026-11-01,uses,Daily,later,2026-12-02
"""


def test_who_wished_to_be_asked_later_is_asked_once() -> None:
    """The row is the one that the command of the hint adds; a name is safe in a shell."""
    row = "mira,,,2026-12-02,speaks,Answers newcomers,asked,\n"
    assert hint(LATER.replace(",It's Bo", "mira,")) == (
        "ask, and write kits note mira --answer asked"
    )
    assert hint(f"{LATER}{row}") == (
        """ask, and write kits note --name 'It'"'"'s Bo' --group lighthouse --answer asked"""
    )
    assert findings(f"{LATER}{row},It's Bo,lighthouse,2026-12-02,uses,Daily,asked,\n") == []


LADDER = "--- badges.yml\n- id: a\n  name: A\n  step: 1\n  rule: {}\n  perks: [{{{{what: W{}}}}}]\n"


def test_a_step_is_within_reach_once_an_earlier_one_opens_what_it_counts() -> None:
    text = LADDER.format("[{{credit: duty}}, {{credit: host}}]", ", opens: {}")
    assert hint(text.format("host")) == 'let an earlier step open "host", or none'
    assert findings(text.format("mentor")) == []
    first = "- id: z\n  name: Z\n  step: 0\n  perks: [{{what: V, opens: host}}]\n"
    assert findings(text.format("host") + first.format()) == []


def test_a_perk_opens_what_its_hint_lists() -> None:
    text = LADDER.format("{{credit: duty}}", "{}")
    told_hint = hint(text.format(""))
    assert told_hint.startswith("write opens: with a task as campaign/task, or one of copywriting")
    for right in told_hint.partition("one of ")[2].split(", "):
        assert findings(text.format(f", opens: {right}")) == []
    assert hint(text.format(", opens: hots")) == 'did you mean "host"?'


def test_a_duty_earns_something_once_a_badge_counts_it() -> None:
    text = LADDER.format("{{credit: lead}}", ", opens: host").format()
    rule = "rule: {credit: duty}"
    assert hint(text) == f"write a badge into badges.yml with {rule}, which counts any"
    assert findings(f"{text}- id: n\n  name: N\n  {rule}\n") == []


WALKERS = """\
--- teams/walkers.md
name: Walkers
kind: squad
people: ben
tasks: [{id: walk, what: Walk it once, credit: walking}]
"""


def team(kind: str, facts: str) -> str:
    """A team with these facts."""
    return f"--- teams/maps.md\nname: Map makers\nkind: {kind}\npeople: [ann, ben]\n{facts}\n"


def test_a_target_that_was_missed_is_reached_or_sets_its_people_free() -> None:
    def maps(reached: str, more: str = "") -> str:
        target = f"target: [{{what: Ten maps, by: 2026-11-30{reached}}}]"
        return team("product", f"{target}\n{more}") + WALKERS

    assert hint(maps("")) == (
        "write its reached: day, or state: dissolved and into: other teams; free would be ann, "
        "and somebody is wanted by walkers"
    )
    assert findings(maps(", reached: 2026-11-29")) == []
    assert findings(maps("", "state: dissolved\ninto: [walkers]")) == []


def test_a_team_whose_time_is_over_goes_on_or_is_no_more() -> None:
    told_hint = "ask its people, and write a later until:, or state: dissolved"
    for day in ("2026-12-20", "2026-11-20"):
        assert hint(team("chapter", f"until: {day}")) == told_hint
        assert findings(team("chapter", f"until: {day}\nstate: dissolved")) == []
    assert findings(team("chapter", "until: 2027-12-20")) == []


def test_a_month_is_assessed_once_its_row_is_there() -> None:
    text = team("zone", "standard: A look at each group")
    told_hint = "add a row 2026-11,maps with its feedback to content/log/assessments"
    assert hint(text) == told_hint
    row = "--- log/assessments/2026-11.csv\nmonth,team,feedback\n2026-11,maps,Thank you\n"
    assert findings(text + row) == []


def test_a_target_is_for_staff_and_a_standard_for_users() -> None:
    target = "target: [{what: Ten maps, by: 2027-11-30}]"
    told_hint = "take target: out; what is looked at each month can stand under standard:"
    assert hint(team("squad", f"lead: ben\n{target}")) == told_hint
    found = findings(team("squad", "lead: ben\nstandard: Ten maps"))
    assert [rule for rule, *_ in found] == ["assessment-missing"]


def test_a_text_to_teams_reaches_one_that_looks_after_a_group() -> None:
    def text(of_team: str, to: str) -> str:
        month = f"--- campaigns/drive/messages/05-month.md\nto: {to}\n---\nThis month we walk.\n"
        return team("squad", of_team) + month

    assert hint(text("", "teams")) == (
        "add those groups to a team in content/teams, or send it to somebody else"
    )
    assert findings(text("groups: all", "teams")) == []
    assert findings(text("", "crew")) == []


def test_what_a_team_asks_for_earns_something_once_a_badge_counts_it() -> None:
    text = WALKERS + LADDER.format("{{credit: duty}}", ", opens: host").format()
    rule = "rule: {credit: walking}"
    assert hint(text) == f"write a badge into badges.yml with {rule}"
    assert findings(f"{text}- id: n\n  name: N\n  {rule}\n") == []


def test_a_task_that_only_a_later_step_opens_is_opened_by_an_earlier_one() -> None:
    text = LADDER.format("[{{credit: duty}}, {{credit: walking}}]", ", opens: {}")
    walk = text.format("teams/walkers/walk")
    assert hint(WALKERS + walk) == 'let an earlier step open a task that earns "walking", or none'
    assert findings(WALKERS + text.format("host")) == []
    first = "- id: z\n  name: Z\n  step: 0\n  perks: [{what: V, opens: teams/walkers/walk}]\n"
    assert findings(f"{WALKERS}{walk}{first}") == []
    given = "--- campaigns/drive.md\ncredits: [{person: ann, for: Walked, kind: walking}]\n"
    assert findings(WALKERS + given + walk) == []


def test_a_task_that_is_done_is_credited_once() -> None:
    task = "tasks: [{id: maps, what: Draw maps, credit: map, taken_by: ann, done: 2026-12-02}]"
    text = f"--- campaigns/drive.md\n{task}\n"
    again = "credits: [{person: ann, for: Drew maps, kind: map}]\n"
    assert hint(text + again) == "take it out: a task that is done is a credit"
    assert findings(text) == []


@pytest.mark.parametrize(
    ("row", "told", "mended"),
    [
        ("stayed,2026-11,62,share", "write 62 in a hundred as 0.62", "stayed,2026-11,0.62,share"),
        ("seen,2026-11,2.5,posts", "write a whole number, or the", "seen,2026-11,2.5,hours"),
        ("seen,Nov,2,posts", "write it as 2026-11, 2026-W48,", "seen,2026-Q4,2,posts"),
        ("seen,sprnig,2,posts", 'did you mean "spring"?', "seen,spring,2,posts"),
        ("Members,2026-11,2,people", "take the row out: what the content", ""),
        ("seen,2026-11,12%,share", "write the share as 0.12", "seen,2026-11,0.12,share"),
        ("seen,2026-11,much,posts", "write digits alone, such as", "seen,2026-11,1,posts"),
        ("seen,2099-11,2,posts", "write the period in which", "seen,2026-11,2,posts"),
        (
            "seen,2026-11,2,posts,a\nseen,2026-11,3,posts",
            "take the wrong row out",
            "seen,2026-11,3,posts",
        ),
    ],
)
def test_a_figure_is_a_number_of_a_period(row: str, told: str, mended: str) -> None:
    spring = "periods: [{id: spring, name: Spring, from: 2026-02-01, until: 2026-03-01}]"
    head = f"--- community.yml\n{spring}\n--- log/figures/a.csv\n"
    head += "figure,period,value,unit,source\n"
    assert hint(f"{head}{row},counted\n").startswith(told)
    assert findings(f"{head}{mended},counted\n" if mended else head) == []


def test_whoever_is_first_in_a_circle_came_from_nobody() -> None:
    text = f"{CREW}mentored_by: li-si\n".replace("name: 李四", "name: 李四\n{}")
    assert hint(text.format("mentored_by: wang-wu")) == (
        'take "mentored_by" out here, so that there is a first'
    )
    assert findings(text.format("credit: none")) == []
