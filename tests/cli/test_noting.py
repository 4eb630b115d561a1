"""`kits checked`, `kits answered`, `kits done` and `kits today`, as an operator uses them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from kits.model.moments import read_point
from kits.pipeline import load
from kits.source.trees import FolderTree
from tests.cli.project import kits, small_project

CAMPAIGN = "content/campaigns/drive/campaign.md"
LAUNCH = "content/campaigns/drive/messages/10-launch.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = small_project(tmp_path)
    replace(folder, CAMPAIGN, "starts: 2026-12-07", "starts: 2026-12-01")
    step = "groups: all\nmilestones: [{what: Shelves stand, owner: bo, due: 2026-12-01}]"
    replace(folder, CAMPAIGN, "groups: all", step)
    replace(folder, LAUNCH, "send: starts 08:00", "send: [starts 08:00, day 2 20:00]\nreport: out")
    rows = "hill,10-launch@2026-12-01,2026-12-01T09:00Z,named,Who has the key?"
    add(folder, "receipts/drive", f"group,message,at,how,note\n{rows}\n")
    add(folder, "asks", "id,day,what,group\nchairs,2026-12-01,Chairs?,harbour\n")
    return folder


def replace(folder: Path, path: str, old: str, new: str) -> None:
    text = (folder / path).read_text(encoding="utf-8")
    assert old in text
    (folder / path).write_text(text.replace(old, new), encoding="utf-8")


def add(folder: Path, kind: str, text: str) -> None:
    (folder / "content/log" / kind).mkdir(parents=True, exist_ok=True)
    (folder / "content/log" / kind / "a.csv").write_text(text, encoding="utf-8")


def test_the_day_is_told_and_each_thing_has_a_command_that_answers_it(project: Path) -> None:
    told = kits(project, "today").output.splitlines()
    assert told == [
        "Harbour has not answered Launch (Book drive)",
        "    harbour",
        "    → kits receipts FILE",
        "Hill on Launch: “Who has the key?”",
        "    hill",
        "    → kits answered hill drive/10-launch@2026-12-01 …",
        "Harbour asked on Tue 1 Dec: Chairs?",
        "    harbour",
        "    → kits answered chairs …",
        "Overdue in Book drive: Shelves stand (Tue 1 Dec)",
        "    → kits done drive/m1",
        "Wed 2 Dec",
        "    20:00 Launch · drive · 2 groups",
    ]
    assert kits(project, "answered", "chairs", "Yes, twenty.").exit_code == 0
    message = "drive/10-launch@2026-12-01"
    assert kits(project, "answered", "hill", message, "Ada has it.").exit_code == 0
    assert kits(project, "done", "drive/m1").output == f"{CAMPAIGN}\n"
    assert kits(project, "checked", "harbour", "hill", "--note", "Lively.").exit_code == 0
    left = kits(project, "today").output.splitlines()
    assert [line for line in left if "→" in line] == ["    → kits receipts FILE"]
    assert (project / CAMPAIGN).read_text().count("done: 2026-12-02") == 1


def test_what_others_wrote_turns_no_line_and_fills_no_page(project: Path) -> None:
    rows = f"hill,10-launch@2026-12-01,2026-12-01T09:00Z,named,\u202eyek {'x' * 5000}"
    add(project, "receipts/drive", f"group,message,at,how,note\n{rows}\n")
    add(
        project, "asks", f"id,day,what,group\nchairs,2026-12-01,\u202esriahC {'x' * 5000},harbour\n"
    )
    told = kits(project, "today").output
    assert "yek xxx" in told
    assert "sriahC xxx" in told
    assert "\u202e" not in told
    assert max(map(len, told.splitlines())) < 600


def test_the_same_is_told_to_programs_and_to_one_operator_only_what_is_theirs(
    project: Path,
) -> None:
    told = json.loads(kits(project, "today", "--format", "json", "--for", "bo").output)
    assert told["day"] == "2026-12-02"
    assert [one["command"] for one in told["waiting"]] == ["kits done drive/m1"]
    assert told["sends"] == []
    everything = json.loads(kits(project, "today", "--format", "json").output)
    assert everything["waiting"][0]["groups"] == ["harbour"]
    assert everything["sends"][0]["groups"] == 2
    assert kits(project, "today", "--for", "nobody").exit_code == 2


def test_two_who_note_the_same_write_one_file_and_a_look_is_asked_for_no_more(
    project: Path,
) -> None:
    replace(project, "content/groups/groups.csv", "leaders,link", "leaders,link,last_checked")
    replace(
        project, "content/groups/groups.csv", "chat.example/hill", "chat.example/hill,2026-11-01"
    )
    assert "kits checked" in kits(project, "check").output
    for _ in range(2):
        assert kits(project, "checked", "harbour", "hill").exit_code == 0
    assert len(list((project / "content/log/checks").iterdir())) == 1
    assert "not-looked-at" not in kits(project, "check").output


def test_what_is_due_fails_no_strict_run(project: Path) -> None:
    replace(project, "content/groups/groups.csv", "harbour\n", "harbour\nbay,Bay,wechat,,,\n")
    replace(project, "content/groups/groups.csv", "leaders,link\n", "leaders,link,link_expires\n")
    replace(project, "content/groups/groups.csv", "e/hill\n", "e/hill,2026-12-14\n")
    replace(project, "content/people/people.csv", "credit\n", "credit,lessons\n")
    replace(
        project,
        "content/people/people.csv",
        "ada,Ada,user,name\n",
        "ada,Ada,user,name,start 2026-11-02\n",
    )
    (project / "content/training/leaders").mkdir(parents=True)
    (project / "content/training/leaders/start.md").write_text("---\ntitle: Start\n---\nHello.\n")
    replace(project, CAMPAIGN, "groups: all\n", "groups: all\ntraining: [start]\n")
    replace(project, LAUNCH, "Ask {{ leader }}.\n", "")
    result = kits(project, "check", "--strict")
    rules = {line.split("[")[1].split("]")[0] for line in result.output.splitlines() if "[" in line}
    assert {"silent-group", "unanswered-note", "unanswered-ask", "milestone-overdue"} <= rules
    assert {"group-without-leader", "lesson-not-taken"} <= rules
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("checked", "harbor"), 'did you mean "harbour"?'),
        (("done", "drive/m2"), 'no milestone of "drive" is called "m2"'),
        (("done", "drive"), "write it like drive/posters"),
        (("done", "drive/m1", "--day", "2026-12-03"), "2026-12-03 is still to come"),
        (("checked", "hill", "--day", "2026-12-03"), "2026-12-03 is still to come"),
        (("answered", "chair", "Yes"), 'did you mean "chairs"?'),
        (("answered", "chairs", " "), "say what the answer is"),
        (("answered", "chairs"), "name a group, a message and the answer"),
        (("answered", "chairs", "--told"), '"chairs" has no answer yet'),
        (("answered", "hill", "drvie/10-launch@2026-12-01", "Yes"), 'did you mean "drive"?'),
        (("answered", "hil", "drive/10-launch@2026-12-01", "Yes"), 'did you mean "hill"?'),
        (
            ("answered", "hill", "drive/10-lanch@2026-12-01", "Yes"),
            'did you mean "10-launch@2026-12-01"?',
        ),
        (("answered", "hill", "drive/10-launch", "Yes"), 'did you mean "10-launch@2026-12-01"?'),
        (
            ("answered", "hill", "drive/90-end", "Yes"),
            "use one of 10-launch@2026-12-01, 10-launch@2026-12-02",
        ),
        (("answered", "hill", "drive", "Yes"), "use one of 10-launch@2026-12-01"),
        (
            ("answered", "a", "b", "c", "d"),
            "name a group, a message and the answer, or an ask and its answer",
        ),
    ],
)
def test_what_is_not_there_is_wrong_use(project: Path, words: tuple[str, ...], told: str) -> None:
    result = kits(project, *words)
    assert result.exit_code == 2
    assert told in result.output + result.stderr


def test_a_milestone_that_is_done_keeps_its_day(project: Path) -> None:
    kits(project, "done", "drive/m1")
    before = (project / CAMPAIGN).read_bytes()
    assert "already" in kits(project, "done", "drive/m1").output
    assert (project / CAMPAIGN).read_bytes() == before


TASKS = "tasks: [{id: maps, what: Draw the maps, credit: map, people: 2, until: 2026-12-01}]\n"


def test_a_task_is_taken_and_done(project: Path) -> None:
    campaign = project / CAMPAIGN
    text = campaign.read_text(encoding="utf-8")
    campaign.write_text(text.replace("groups: all\n", f"groups: all\n{TASKS}"), encoding="utf-8")
    for person in ("ada", "bo"):
        assert kits(project, "take", "drive/maps", person).output == f"{CAMPAIGN}\n"
    assert "has" in kits(project, "take", "drive/maps", "ada").output
    refused = kits(project, "take", "drive/maps", "kim")
    assert (refused.exit_code, "nobody more is wanted" in refused.output) == (2, True)
    assert "taken_by: [ada, bo]}" in campaign.read_text(encoding="utf-8")
    kits(project, "done", "drive/m1")
    assert "→ kits done drive/maps" in kits(project, "today").output
    assert kits(project, "done", "drive/maps").output == f"{CAMPAIGN}\n"
    assert "until: 2026-12-01, done: 2026-12-02, taken_by: [ada, bo]}" in campaign.read_text(
        "utf-8"
    )
    assert "drive/maps" not in kits(project, "today").output


def test_a_task_of_a_team_is_taken_and_done_likewise(project: Path) -> None:
    team = project / "content/teams/north.md"
    team.parent.mkdir()
    team.write_text(
        "---\nname: North\nkind: squad\ntasks:\n"
        "  - {id: maps, what: Draw maps, credit: map}\n  - {id: tea, what: Tea, credit: tea}\n---\n"
    )
    assert kits(project, "take", "teams/north/tea", "ada").output == "content/teams/north.md\n"
    assert "has" in kits(project, "take", "teams/north/tea", "ada").output
    assert kits(project, "done", "teams/north/tea").output == "content/teams/north.md\n"
    assert "done since 2026-12-02" in kits(project, "done", "teams/north/tea").output
    assert team.read_text().splitlines()[4:6] == [
        "  - {id: maps, what: Draw maps, credit: map}",
        "  - {id: tea, what: Tea, credit: tea, done: 2026-12-02, taken_by: [ada]}",
    ]


def test_a_line_of_a_handover_is_done_though_nobody_wrote_it_down(project: Path) -> None:
    team = project / "content/teams/class.md"
    team.parent.mkdir()
    before = "---\nname: Class\nkind: class # of twelve\nlead: ada\n---\n"
    team.write_text(before)
    assert kits(project, "done", "teams/class/handover-5").output == "content/teams/class.md\n"
    assert kits(project, "done", "teams/class/handover-1").exit_code == 0
    assert "done since 2026-12-02" in kits(project, "done", "teams/class/handover-5").output
    told = "Its groups know whom to ask now, and whoever goes was thanked there."
    assert team.read_text().splitlines()[3:5] == [
        "tasks:",
        f'  - {{id: handover-5, what: "{told}", credit: handover, done: 2026-12-02}}',
    ]
    assert "handover-1" in team.read_text()
    assert not kits(project, "check").stderr
    for wrong in ("handover-6", "handover-0"):
        assert f'is called "{wrong}"' in kits(project, "done", f"teams/class/{wrong}").stderr
    team.write_text(before.replace("kind: class", "kind: squad"))
    assert "no task" in kits(project, "done", "teams/class/handover-1").stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("take", "teams/north/maps", "ada"), 'no team is called "north"'),
        (("done", "teams/north"), 'no campaign is called "teams"'),
        (("take", "drive", "ada"), "write it like drive/posters"),
        (("take", "walk/maps", "ada"), 'no campaign is called "walk"'),
        (("take", "drive/maps", "ada"), 'no task of "drive" is called "maps"'),
    ],
)
def test_a_task_that_there_is_not_is_told(project: Path, words: tuple[str, ...], told: str) -> None:
    refused = kits(project, *words)
    assert (refused.exit_code, told in refused.output) == (2, True)


NOTES = "content/log/notes"
SEEN = ("--axis", "speaks", "--what", "Answers whoever is new")


def test_what_speaks_for_somebody_is_noted_and_then_what_they_answered(project: Path) -> None:
    day = ("--day", "2026-11-30")
    first = kits(project, "note", "bo", *SEEN, "--seen-by", "ada", "--group", "hill", *day)
    later = kits(project, "note", "bo", "--answer", "later", "--ask-again", "2027-03-01")
    assert (first.exit_code, later.exit_code) == (0, 0), later.stderr
    log = load(FolderTree(project)).community.log
    assert [note.__dict__ for note in log.notes] == [
        {
            "person": "bo",
            "name": None,
            "group": "hill",
            "day": read_point("2026-11-30"),
            "axis": "speaks",
            "what": "Answers whoever is new",
            "witness": "ada",
            "answer": "later",
            "ask_again": date(2027, 3, 1),
        }
    ]
    assert (project / first.stdout.strip()).parent == project / NOTES
    assert "log/notes" not in kits(project, "check", "--format", "concise").output


def test_somebody_without_a_record_is_noted_by_name_and_group(project: Path) -> None:
    noor = ("--name", "@Noor", "--group", "hill")
    assert kits(project, "note", *noor, *SEEN).exit_code == 0
    assert kits(project, "note", *noor, "--answer", "yes").exit_code == 0
    (note,) = load(FolderTree(project)).community.log.notes
    assert (note.name, note.group, note.answer) == ("'@Noor", "hill", "yes")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("bob", *SEEN), 'no person is called "bob"'),
        (("bo", *SEEN, "--seen-by", "adda"), 'did you mean "ada"?'),
        (("bo", *SEEN, "--group", "hil"), 'did you mean "hill"?'),
        (("--name", "Noor", *SEEN), "--name N and --group G"),
        (("bo", "--name", "Bo", "--group", "hill", *SEEN), "--name N and --group G"),
        (("bo", "--axis", "uses"), "--axis and --what together"),
        (("bo", "--axis", "uses", "--what", " "), "--axis and --what together"),
        (("--name", "", "--group", "hill", *SEEN), "--name N and --group G"),
        (("bo", "--answer", "yes"), "or the --answer to a note"),
        (("bo",), "--axis and --what"),
    ],
)
def test_a_note_says_of_whom_and_what(project: Path, words: tuple[str, ...], told: str) -> None:
    result = kits(project, "note", *words)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not (project / NOTES).exists()


def test_the_note_on_a_message_that_is_no_more_can_be_answered(project: Path) -> None:
    row = "hill,05-heads-up,2026-12-01T08:00Z,seen,Too early for us"
    add(project, "receipts/drive", f"group,message,at,how,note\n{row}\n")
    assert kits(project, "answered", "hill", "drive/05-heads-up", "It went.").exit_code == 0
    assert kits(project, "answered", "harbour", "drive/05-heads-up", "It went.").exit_code == 2


def test_an_ask_that_was_told_keeps_each_day_and_leaves_the_kits(project: Path) -> None:
    assert kits(project, "answered", "chairs", "Yes, twenty.").exit_code == 0
    later = "2026-12-12T12:00:00Z"
    told = kits(project, "today", now=later).output
    assert "Harbour was not told yet what became of: Chairs?" in told
    assert "    → kits answered chairs --told" in told
    assert "untold-answer" in kits(project, "check", "--strict", now=later).output
    for day, hour in (("2026-12-09", 13), ("2026-12-05", 14)):
        now = f"2026-12-12T{hour}:00:00Z"
        assert kits(project, "answered", "chairs", "--told", "--day", day, now=now).exit_code == 0
    community = load(FolderTree(project)).community
    assert community is not None
    (ask,) = community.log.asks
    assert (ask.answer, [*map(str, ask.told)]) == ("Yes, twenty.", ["2026-12-05", "2026-12-09"])
    assert str(ask.day.day) == "2026-12-01"
    assert "Chairs?" not in kits(project, "today", now=later).output


def test_a_group_outside_the_campaign_has_nothing_to_be_answered(project: Path) -> None:
    replace(project, CAMPAIGN, "groups: all", "groups: hill")
    refused = kits(project, "answered", "harbour", "drive/10-launch@2026-12-01", "Yes")
    assert refused.exit_code == 2
    assert refused.stderr.endswith(
        "= hint: name another group: this one gets none of its messages\n"
    )


def test_of_two_answers_on_a_day_the_later_one_holds(project: Path) -> None:
    for hour, answer in ((12, "Yes, twenty."), (13, "No, none are left.")):
        now = f"2026-12-02T{hour}:00:00Z"
        assert kits(project, "answered", "chairs", answer, now=now).exit_code == 0
    community = load(FolderTree(project)).community
    assert community is not None
    assert [ask.answer for ask in community.log.asks] == ["No, none are left."]


def test_an_answer_may_be_given_and_told_at_once(project: Path) -> None:
    assert kits(project, "answered", "chairs", "Yes, twenty.", "--told").exit_code == 0
    (path,) = [one for one in (project / "content/log/asks").iterdir() if one.name != "a.csv"]
    assert path.read_text() == (
        "id,day,what,group,team,owner,answer,told\n"
        'chairs,2026-12-02 04:00,Chairs?,,,,"Yes, twenty.",2026-12-02\n'
    )


def test_what_a_change_answers_is_open_no_more(project: Path) -> None:
    change = "groups: all\nchanges: [{at: 2026-12-02, what: There are chairs, answers: chairs}]"
    replace(project, CAMPAIGN, "groups: all", change)
    assert "Chairs?" not in kits(project, "today").output
    assert "unanswered-ask" not in kits(project, "check").output
    assert kits(project, "answered", "chairs", "--told").exit_code == 0
