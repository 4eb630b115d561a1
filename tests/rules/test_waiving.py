"""What a waiver silences, what it leaves, and what is wrong with it."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from datetime import datetime

import pytest

from kits.model.clocks import Clock
from kits.model.findings import Severity, say, warning
from kits.model.places import Place
from kits.pipeline import Checked, check, load
from kits.rules import BUILT_IN
from kits.rules.rule import id_of
from kits.rules.rulebooks import PAGES, RULEBOOK
from kits.rules.waiving import RENAMED, Waiving
from kits.schema.waivers import load_waivers
from kits.source.content import read_content
from kits.source.record_names import RecordNames
from kits.source.tables import read_table
from kits.texts.gathering import Gathered
from tests.rules.harness import NOW, Example, Files, completed, examples, found_in, told

FAMILIES = """
        --- groups/shaoxing.md
        name: Family of Shaoxing
        channels: wechat
        leader_name: Wen
        members: 52
        --- groups/ningbo.md
        name: Family of Ningbo
        channels: wechat
        leader_name: Hua
        members: 61
        --- groups/huzhou.md
        name: Family of Huzhou
        channels: wechat
        leader_name: Jing
        members: 44
        """
HEAD = """--- waivers.csv
        record,rule,reason,until
        """
WHY = "A family looks after itself."


def waived(*rows: str) -> str:
    """A table of waivers, to be put behind other fragments."""
    return HEAD + "\n        ".join(rows)


def written(text: str) -> Files:
    lines = tuple(textwrap.dedent(text).strip("\n").split("\n"))
    return completed(Example("", True, lines).fragment(), "")


def checked(text: str, now: datetime = NOW) -> Checked:
    result = check(load(written(text)), now)
    assert isinstance(result, Checked)
    return result


def test_alike_findings_are_one_that_counts_the_others() -> None:
    assert told(FAMILIES) == [
        'groups/huzhou.md:5:10-11 warning[group-without-deputy] group "huzhou" has 44 members '
        "and no deputy, which 40 ask for, as have 2 more"
    ]


@pytest.mark.parametrize(
    ("silenced", "left"),
    [
        (("huzhou",), 'ningbo.md:5:10-11 * group "ningbo" has 61 members * as have 1 more'),
        (("ningbo",), 'huzhou.md:5:10-11 * group "huzhou" has 44 members * as have 1 more'),
        (("huzhou", "shaoxing"), 'ningbo.md:5:10-11 * group "ningbo" has 61 members *'),
    ],
)
def test_what_is_waived_is_not_counted(silenced: tuple[str, ...], left: str) -> None:
    rows = [f"groups/{group},group-without-deputy,{WHY}," for group in silenced]
    (finding,) = told(FAMILIES + waived(*rows))
    place, members, more = left.split(" * ")[0], left.split(" * ")[1].split(" *")[0], left
    assert finding.startswith(f"groups/{place} warning[group-without-deputy] {members}")
    assert finding.endswith("as have 1 more") == more.endswith("as have 1 more")


def test_three_families_are_quiet_and_listed() -> None:
    names = ("shaoxing", "ningbo", "huzhou")
    result = checked(
        FAMILIES + waived(*(f"groups/{name},group-without-deputy,{WHY}," for name in names))
    )
    assert result.findings == ()
    listed = [
        (each.waiver.record, [str(finding.message) for finding in each.findings])
        for each in result.waived
    ]
    assert listed == [
        (
            f"groups/{name}",
            [f'group "{name}" has {members} members and no deputy, which 40 ask for'],
        )
        for name, members in zip(names, (52, 61, 44), strict=True)
    ]


@pytest.mark.parametrize(
    ("now", "is_silent"),
    [
        ("2026-12-09T23:59:00+08:00", True),
        ("2026-12-10T23:59:00+08:00", True),
        ("2026-12-11T00:01:00+08:00", False),
    ],
)
def test_a_waiver_holds_to_the_end_of_its_last_day(now: str, is_silent: bool) -> None:
    text = FAMILIES.split("--- groups/ningbo")[0] + waived(
        f"groups/shaoxing,group-without-deputy,{WHY},2026-12-10"
    )
    rules = [finding.rule for finding in checked(text, datetime.fromisoformat(now)).findings]
    assert rules == ([] if is_silent else ["group-without-deputy", "unused-waiver"])


MESSAGE = """
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 06:00
        ---
        Welcome to the TODO Group.
        """


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # an error that may be mistaken, a finding of a stream, by message, by group
        (MESSAGE, ("drive/10-launch,placeholder", "drive/10-launch,in-quiet-hours")),
        (MESSAGE, ("drive/10-launch,placeholder", "/groups/lighthouse,in-quiet-hours")),
        # a row of messages.csv
        (
            """
        --- campaigns/drive/messages.csv
        id,title,send,text
        10-launch,Launch,starts 06:00,We begin.
        """,
            ("drive/10-launch,in-quiet-hours",),
        ),
        # a message of a recipe of the community's own: by the campaign, or where it stands
        *(
            (
                """
        --- campaigns/drive/campaign.md
        recipe: walk
        --- recipes/walk/recipe.md
        title: Walk
        kind: dispatch
        --- recipes/walk/messages/10-launch.md
        title: Launch
        send: starts 06:00
        ---
        We begin.
        """,
                (f"{record},in-quiet-hours",),
            )
            for record in ("drive/10-launch", "/recipes/walk/10-launch", "/groups/lighthouse")
        ),
        # a row of groups.csv, by the row and by its group
        *(
            (
                """
        --- campaigns/drive/campaign.md
        groups: [lighthouse]
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leader_name: Ada
        --- campaigns/drive/groups.csv
        group,place
        lighthouse,The lamp room
        harbour,The pier
        """,
                (f"{record},unused-row",),
            )
            for record in ("drive/groups/harbour", "/groups/harbour")
        ),
        # a campaign, its recap, a badge, a file that is no record
        (
            """
        --- campaigns/drive.md
        crew: [ann]
        """,
            ("drive,crew-too-small",),
        ),
        (
            """
        --- badges.yml
        - id: scribe
          name: Scribe
          icon: images/scribe.png
        """,
            ("/badges/scribe,unusable-icon",),
        ),
        (
            """
        --- badges.yml
        - id: scribe
          name: Scribe
          icon: images/scribe.png
        """,
            ("/badges,unusable-icon",),
        ),
        (
            """
        --- groups/notes.txt
        Ask Wen about the third group.
        """,
            ("/groups/notes.txt,unclaimed-file",),
        ),
    ],
)
def test_each_kind_of_record_can_be_named(text: str, rows: tuple[str, ...]) -> None:
    named = [
        (row[1:] if row.startswith("/") else f"campaigns/{row}") + ",It is meant." for row in rows
    ]
    rules = {row.split(",")[1] for row in rows}
    assert {finding.split("[")[1].split("]")[0] for finding in told(text)} == rules
    assert (
        told(
            text
            + "--- waivers.csv\n        record,rule,reason\n        "
            + "\n        ".join(named)
        )
        == []
    )


def test_a_group_is_silenced_in_a_finding_of_many() -> None:
    """The message is too early in both groups; one of them meets before work."""
    groups = """
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leader_name: Ada
        """
    text = groups + MESSAGE.replace("TODO Group", "walk")
    assert told(text) == [
        'campaigns/drive/messages/10-launch.md:3:7-18 warning[in-quiet-hours] "10-launch" is sent '
        'at 06:00 in "harbour", in the quiet hours, as in 1 more'
    ]
    assert told(text + waived("groups/harbour,in-quiet-hours,They meet before work.,")) == [
        'campaigns/drive/messages/10-launch.md:3:7-18 warning[in-quiet-hours] "10-launch" is sent '
        'at 06:00 in "lighthouse", in the quiet hours'
    ]


CLOUDS = """
        --- people/cloud.md
        name: Cloud
        --- campaigns/drive.md
        notes: Bring the photo from the Cloud or from your phone.
        """


@pytest.mark.parametrize("record", ["people/cloud", "campaigns/drive"])
def test_a_person_may_be_called_by_a_word(record: str) -> None:
    assert [line.split()[1] for line in told(CLOUDS)] == ["error[named-without-consent]"]
    assert told(CLOUDS + waived(f"{record},named-without-consent,It is a word here.,")) == []


def test_a_waiver_for_one_person_is_none_for_another_of_that_name() -> None:
    both = CLOUDS + "--- people/cloud-2.md\n        name: Cloud\n        "
    assert len(told(both)) == 1
    (line,) = told(both + waived("people/cloud,named-without-consent,It is a word here.,"))
    assert "named-without-consent" in line
    rows = [f"people/{id},named-without-consent,It is a word here.," for id in ("cloud", "cloud-2")]
    assert told(both + waived(*rows)) == []


def test_a_text_that_is_waived_for_a_name_names_nobody_else() -> None:
    text = CLOUDS.replace("your phone", "Mira Halvorsen") + (
        "--- people/mira.md\n        name: Mira Halvorsen\n        "
    )
    row = "campaigns/drive,named-without-consent,Cloud is a word here.,"
    assert [line.split()[1] for line in told(text + waived(row))] == [
        "error[named-without-consent]",
        "error[named-without-consent]",
        "error[unwaivable]",
    ]
    (left,) = told(text + waived("people/cloud,named-without-consent,It is a word here.,"))
    assert '"Mira Halvorsen" has not agreed to be named' in left


def test_a_group_may_be_called_like_a_blank() -> None:
    group = "--- groups/todo.md\n        name: TODO Group\n        leader_name: Ada\n        "
    text = MESSAGE.replace("06:00", "08:00") + group
    assert [line.split()[1] for line in told(text)] == ["error[placeholder]"]
    assert told(text + waived("groups/todo,placeholder,That is its name.,")) == []
    (line,) = told(
        text.replace("Group.", "Group. Ask TODO.")
        + waived("groups/todo,placeholder,That is its name.,")
    )
    assert 'error[placeholder] the blank "TODO" is not filled in' in line


def test_what_is_waived_at_one_record_is_told_at_another() -> None:
    other = MESSAGE.replace("10-launch", "20-again").strip()
    text = f"{MESSAGE}{other}\n        " + waived(
        "campaigns/drive/10-launch,placeholder,Its name.,",
        "campaigns/drive/10-launch,in-quiet-hours,They rise early.,",
    )
    assert [line.split()[:2] for line in told(text)] == [
        ["campaigns/drive/messages/20-again.md:3:7-18", "warning[in-quiet-hours]"],
        ["campaigns/drive/messages/20-again.md:5:16-19", "error[placeholder]"],
    ]


@pytest.mark.parametrize(
    ("state", "rule", "facts"),
    [
        ("ready", "confidential-word", "theme: We move to Elm Street"),
        ("ready", "private-fact", "theme: It costs 1,386 yuan.\nprivate: {budget: 1386}"),
        ("ready", "announcer-without-consent", "announcer: ben"),
        ("draft", "announcer-without-consent", "announcer: ben"),
        ("ready", "missing-image", "banner: images/none.png"),
        ("draft", "missing-image", "banner: images/none.png"),
    ],
)
def test_no_rule_of_privacy_or_safety_is_ever_waived(state: str, rule: str, facts: str) -> None:
    facts = facts.replace("\n", "\n        ")
    text = f"""
        --- community.yml
        confidential: [Elm Street]
        --- people/ben.md
        credit: none
        --- campaigns/drive.md
        state: {state}
        {facts}
        """
    before = told(text)
    assert any(f"[{rule}]" in line for line in before)
    after = told(text + waived(f"campaigns/drive,{rule},Everyone knows.,"))
    assert set(after) - set(before) == {
        f'waivers.csv:2:17-{16 + len(rule)} error[unwaivable] "{rule}" keeps people from harm, '
        "and is never waived"
    }
    assert set(before) <= set(after)


def test_an_error_is_not_waived() -> None:
    text = "\n        --- campaigns/drive.md\n        crew: [ann, nobody]\n        "
    (error,) = told(text)
    assert told(text + waived("campaigns/drive,unknown-person,We shall see.,")) == [
        error,
        'waivers.csv:2:17-30 error[unwaivable] "unknown-person" is an error there, and only '
        "warnings are waived",
    ]


@pytest.mark.parametrize(
    ("row", "finding"),
    [
        (
            "groups/lighthouse,group-without-deputi,x,",
            '2:19-38 error[unknown-rule] no rule is called "group-without-deputi"',
        ),
        (
            "groups/lihgthouse,text-long,x,",
            '2:1-17 error[unknown-record] no record is called "groups/lihgthouse"',
        ),
        (
            "lighthouse,text-long,x,",
            '2:1-10 error[unknown-record] no record is called "lighthouse"',
        ),
        (
            "campaigns/drive/99-none,text-long,x,",
            '2:1-23 error[unknown-record] no record is called "campaigns/drive/99-none"',
        ),
        (
            "groups/lighthouse,text-long,,",
            '2:1-17 error[missing-element] this waiver lacks "reason"',
        ),
        ("groups/lighthouse,,x,", '2:1-17 error[missing-element] this waiver lacks "rule"'),
        (",text-long,x,", '2:1-1 error[missing-element] this waiver lacks "record"'),
        ("groups/lighthouse,text-long,x,soon", '2:31-34 error[bad-date] "soon" is not a date'),
        (
            "groups/lighthouse,group-without-deputy,x,",
            '2:1-17 warning[unused-waiver] nothing is found by "group-without-deputy" at "groups/lighthouse"',
        ),
        (
            "groups/lighthouse,group-without-deputy,x,2026-11-30",
            "2:42-51 warning[unused-waiver] this waiver ended on 2026-11-30, and silences nothing",
        ),
        (
            "groups/lighthouse,unused-waiver,x,",
            '2:1-17 warning[unused-waiver] nothing is found by "unused-waiver" at "groups/lighthouse"',
        ),
    ],
)
def test_what_is_wrong_with_a_waiver_is_told_at_its_cell(row: str, finding: str) -> None:
    assert told(f"\n        {waived(row)}") == [f"waivers.csv:{finding}"]


def test_a_table_without_a_column_is_one_finding() -> None:
    assert told("--- waivers.csv\nrecord,why\ngroups/a,x\ngroups/b,x") == [
        'waivers.csv:1:1-6 error[missing-element] this table lacks the columns "rule", "reason"'
    ]


def test_a_hint_names_the_record_that_was_meant() -> None:
    hints = {
        finding.rule: str(finding.hint)
        for finding in checked(
            MESSAGE.replace("TODO Group", "walk")
            + waived("campaigns/drive,in-quiet-hours,x,", "lighthouse,text-long,x,")
        ).findings
    }
    assert hints["unknown-record"] == 'did you mean "groups/lighthouse"?'
    assert hints["unused-waiver"] == (
        'write "campaigns/drive/10-launch", where it is found, or take the row out'
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("lighthouse", "groups/lighthouse"),
        ("group/lighthouse", "groups/lighthouse"),
        ("groups/lighthouse.md", "groups/lighthouse"),
        ("content/groups/lighthouse.md", "groups/lighthouse"),
        ("content/community.yml", "community"),
        ("campaigns/drive.md", "campaigns/drive"),
        ("campaigns/drive/messages/10-launch", "campaigns/drive/10-launch"),
        ("10-launch", "campaigns/drive/10-launch"),
        ("the group by the lighthouse", None),
    ],
)
def test_the_record_that_was_meant_is_named(written: str, meant: str | None) -> None:
    text = MESSAGE.replace("TODO Group", "walk").replace("06:00", "08:00")
    (found,) = checked(text + waived(f"{written},text-long,x,")).findings
    assert str(found.hint) == (
        f'did you mean "{meant}"?'
        if meant
        else "write it as groups/shaoxing, people/cloud or campaigns/winter-night/20-launch"
    )


@pytest.mark.parametrize(
    "row",
    [
        *(f"campaigns/drive,{id_of(rule)},Ada is away.," for rule in BUILT_IN.due),
        "groups/lighthouse,too-many-posts,A busy week.,",
    ],
)
def test_what_comes_and_goes_with_the_days_may_wait(row: str) -> None:
    assert told(f"\n        {waived(row)}") == []


def test_a_waiver_of_a_text_waits_once_its_campaign_has_no_kits() -> None:
    text = MESSAGE.replace("TODO Group", "walk") + waived(
        "campaigns/drive/10-launch,in-quiet-hours,They rise early.,"
    )
    for now in ("2026-12-02T12:00:00+08:00", "2027-12-02T12:00:00+08:00"):
        rules = [found.rule for found in checked(text, datetime.fromisoformat(now)).findings]
        assert "unused-waiver" not in rules


def test_no_waiver_is_blamed_for_what_could_not_be_read() -> None:
    rows = waived(f"groups/shaoxing,group-without-deputy,{WHY},", "groups/gone,text-long,x,")
    text = FAMILIES.split("--- groups/ningbo")[0].replace("members: 52", "members: many")
    assert [line.split()[1] for line in told(text + rows)] == ["error[wrong-type]"]


def test_a_renamed_rule_answers_to_its_old_id() -> None:
    table = b"record,rule,reason\ngroups/a,no-deputy,x\n"
    read, _ = read_table("content/waivers.csv", table, False)
    content, _ = read_content(Files({"content/groups/a.md": b"---\nname: A\n---\n"}))
    waiving = Waiving(
        waivers=load_waivers(read, []),
        rules=replace(RULEBOOK, renamed={"no-deputy": "group-without-deputy"}),
        names=RecordNames(content),
        messages=frozenset(),
        campaigns=frozenset(),
        at=Clock(NOW),
    )
    found = warning("group-without-deputy", Place("content/groups/a.md"), say("x"), say("y"))
    waiver = waiving.waiver_of(found)
    assert waiver is not None
    assert waiver.rule == "no-deputy"
    gathered = Gathered(waiving.waiver_of)
    gathered.extend([found])
    findings, (waived,) = waiving.settle(gathered, whole=True)
    assert (findings, waived.findings) == ([], (found,))


def test_rules_that_were_renamed_are_still_there() -> None:
    assert set(RENAMED.values()) <= set(PAGES)
    assert not set(RENAMED) & set(PAGES)


BAD = [
    example
    for rule, page in PAGES.items()
    for example in examples(rule, page)
    if example.bad and not any("waivers.csv" in line for line in example.lines)
]


@pytest.mark.parametrize("example", BAD, ids=lambda example: example.name)
def test_every_finding_can_be_named_and_only_what_is_poor_be_waived(example: Example) -> None:
    files = completed(example.fragment(), example.rule)
    content, _ = read_content(files)
    if content.community is None:
        return  # nothing is known of a community that does not say its name
    for found in found_in(files):
        may = found.rule in RULEBOOK.waivable_errors or (
            found.severity is Severity.WARNING and found.rule not in RULEBOOK.never_waived
        )
        for name in (*found.about, *RecordNames(content).at(found.place)):
            row = f'record,rule,reason\n"{name}",{found.rule},We live with it.\n'
            table = {**files.contents, "content/waivers.csv": row.encode()}
            after = found_in(replace(files, contents=table))
            assert any(found.place == left.place for left in after) != may, name
            assert [left.rule for left in after if left.place.path == "content/waivers.csv"] == (
                [] if may else ["unwaivable"]
            ), name
