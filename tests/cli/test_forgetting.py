"""`kits forget`, as an operator runs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kits.cli import main
from kits.model.forgotten import FORGOTTEN, mark_of
from tests.cli.project import NOW, kits, small_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project(tmp_path)


def asked(project: Path, id: str, answer: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(project), "--now", NOW, "forget", id], input=answer)


def contents(project: Path) -> dict[str, bytes]:
    return {str(p.relative_to(project)): p.read_bytes() for p in project.rglob("*") if p.is_file()}


LISTED = """\
What is left of "ada":
  content/campaigns/drive/campaign.md:6:12 · announcer: leader, so that each group's own leader \
announces it
  content/groups/groups.csv:2:24 · leaders: no longer of "harbour"
  content/people/forgotten.txt:1:1 · a mark that keeps the id from coming back
  content/people/people.csv:2:1 · removed
For you to decide:
  content/groups/groups.csv:2:24 · nobody leads "harbour" now
"""


def test_it_lists_what_is_left_and_asks_first(project: Path) -> None:
    before = contents(project)
    answered = asked(project, "ada", "n\n")
    assert answered.output == f'{LISTED}Forget "ada"? [y/N]: n\nAborted!\n'
    assert answered.exit_code == 1
    assert contents(project) == before


def test_whoever_says_yes_has_it_done(project: Path) -> None:
    answered = asked(project, "ada", "y\n")
    assert answered.output.startswith(LISTED)
    assert answered.output.endswith(
        "Build and publish anew: what stands on the sites knows them until then.\n"
        "Out of reach: what git has kept, and copies that others have.\n"
    )
    assert answered.exit_code == 1  # somebody has to lead the group
    assert b"ada" not in b"".join(contents(project).values()).lower()
    checked = kits(project, "check").output
    assert 'prints "leader", and group "harbour" has no one to name' in checked
    assert checked.endswith("1 error, 1 warning\n")
    assert mark_of("ada") in (project / FORGOTTEN).read_text()


def test_yes_answers_and_all_that_can_be_done_is_done(project: Path) -> None:
    text = (project / "content/groups/groups.csv").read_text()
    row = text.replace("leaders,link", "leaders,deputies,link").replace(",bo,", ",bo,ada,")
    (project / "content/groups/groups.csv").write_text(
        row.replace(",ada,https", ",ada,bo,https", 1)
    )
    done = kits(project, "forget", "ada", "--yes")
    assert done.exit_code == 0, done.output
    assert "Forget" not in done.output.splitlines()[-3]
    after = (project / "content/groups/groups.csv").read_text().splitlines()
    assert after[1:] == [
        "harbour,Harbour,wechat,bo,,https://chat.example/harbour",
        "hill,Hill,wechat;email,bo,,https://chat.example/hill",
    ]
    assert kits(project, "check", "--strict").exit_code == 0


def test_a_sentence_that_names_them_is_told_and_keeps_the_status_at_one(project: Path) -> None:
    page = project / "content/pages/index.md"
    page.parent.mkdir()
    page.write_text("# Hello\n\nCome to Bo.\n")
    (project / "content/groups/groups.csv").write_text(
        "id,name,channels,leaders\nharbour,Harbour,wechat,ada\n"
    )
    done = kits(project, "forget", "bo", "--yes")
    assert '  content/pages/index.md:3:9 · "Bo"\n' in done.output
    assert done.exit_code == 1


def test_the_accountable_operator_is_replaced_first(project: Path) -> None:
    before = contents(project)
    refused = kits(project, "forget", "kim", "--yes")
    assert refused.output == (
        'kits: "kim" is the accountable operator of content/campaigns/drive/campaign.md:5:11\n'
        "  = hint: name another member of staff there first\n"
    )
    assert refused.exit_code == 1
    assert contents(project) == before


def test_an_id_of_nobody_is_wrong_use(project: Path) -> None:
    wrong = kits(project, "forget", "adda", "--yes")
    assert wrong.output == 'kits: no person is called "adda"\n  = hint: did you mean "ada"?\n'
    assert wrong.exit_code == 2
    assert kits(project, "forget").exit_code == 2


def test_who_is_forgotten_cannot_be_forgotten_again_nor_come_back(project: Path) -> None:
    kits(project, "forget", "ada", "--yes")
    again = kits(project, "forget", "ada", "--yes")
    assert again.output == 'kits: "ada" is forgotten already\n  = hint: nothing is left to do\n'
    assert again.exit_code == 1
    refused = kits(project, "new", "person", "ada")
    assert refused.exit_code == 2
    assert "forgotten" in refused.output
    with (project / "content/people/people.csv").open("a") as table:
        table.write("ada,Somebody,user,name\n")
    checked = kits(project, "check", "--format", "concise")
    assert "content/people/people.csv:4:1: error[forgotten-person]" in checked.output
    assert checked.exit_code == 1


def test_content_with_errors_is_mended_first(project: Path) -> None:
    """What cannot be read may hold more of them."""
    (project / "content/campaigns/drive/campaign.md").write_text("---\ntitle: [\n---\n")
    before = contents(project)
    refused = kits(project, "forget", "ada", "--yes")
    assert "mend what is wrong above, then forget" in refused.output
    assert refused.exit_code == 1
    assert contents(project) == before


def test_files_keep_who_may_read_them_and_nothing_is_left_beside(project: Path) -> None:
    table = project / "content/people/people.csv"
    table.chmod(0o640)
    kits(project, "forget", "ada", "--yes")
    assert table.stat().st_mode & 0o777 == 0o640
    assert [path for path in project.rglob(".*") if ".new" in path.name] == []


AWARDED = """\
awards:
  - name: First shelf
    winners:
      - {name: Noor, group: hill, consent: name}
      - {name: Noor, group: harbour, consent: name}
      - {name: Noor, consent: anonymous}
  - name: Second shelf
    winners: [{name: Noor, group: hill, consent: none}, bo]
groups: all
"""


def test_a_winner_without_a_record_is_forgotten_by_name_and_group(project: Path) -> None:
    path = project / "content/campaigns/drive/campaign.md"
    path.write_text(path.read_text().replace("groups: all\n", AWARDED))
    assert kits(project, "check").exit_code == 0
    done = kits(project, "forget", "--name", "Noor", "--group", "hill", "--yes")
    assert done.output.startswith(
        'What is left of "Noor":\n'
        "  content/campaigns/drive/campaign.md:12:16 · awards.winners: someone\n"
        "  content/campaigns/drive/campaign.md:16:22 · awards.winners: someone\n"
        "For you to mend, since a sentence is rewritten by nobody else:\n"
    )
    assert done.exit_code == 1  # two more of that name are told
    text = path.read_text()
    assert "- {person: someone, group: hill, consent: name}" in text
    assert "[{name: someone, group: hill, consent: none}, bo]" in text
    assert "{name: Noor, group: harbour, consent: name}" in text
    assert not (project / FORGOTTEN).exists()
    assert kits(project, "check").exit_code == 0
    for group in ("harbour", None):
        kits(project, "forget", "--name", "Noor", *(["--group", group] if group else []), "--yes")
    assert "Noor" not in path.read_text()
    again = kits(project, "forget", "--name", "Noor", "--group", "hill")
    assert 'nobody of "hill" is called "Noor"' in again.stderr


def test_an_owner_without_a_record_is_forgotten_by_name_and_group(project: Path) -> None:
    terms = project / "content/log/terms/a.csv"
    terms.parent.mkdir(parents=True)
    rows = "hill,Old Wang,owner,2026-05-01,x\nharbour,Old Wang,owner,2026-05-01,x\n"
    terms.write_text(f"group,person,role,until,why\n{rows}")
    done = kits(project, "forget", "--name", "Old Wang", "--group", "hill", "--yes")
    assert "  content/log/terms/a.csv:2:6 · person: someone\n" in done.output
    assert '  content/log/terms/a.csv:3:9 · "Old Wang"\n' in done.output
    assert terms.read_text().splitlines()[1:] == [
        "hill,someone,owner,2026-05-01,x",
        "harbour,Old Wang,owner,2026-05-01,x",
    ]
    again = kits(project, "forget", "--name", "Old Wang", "--group", "hill")
    assert again.exit_code == 2


def test_whoever_was_noted_without_a_record_is_forgotten_by_name_and_group(project: Path) -> None:
    for group in ("hill", "harbour"):
        words = ("--name", "@Noor", "--group", group, "--axis", "speaks", "--what", "Answers all")
        assert kits(project, "note", *words).exit_code == 0
    assert kits(project, "forget", "--name", "@Noor", "--yes").exit_code == 1, "told, in both"
    done = kits(project, "forget", "--name", "@Noor", "--group", "hill", "--yes")
    assert "removed" in done.output
    (left,) = (project / "content/log/notes").iterdir()
    assert "@Noor,harbour" in left.read_text()


def test_who_is_named_in_a_note_alone_is_told_where(project: Path) -> None:
    folder = project / "content/log/checks"
    folder.mkdir(parents=True)
    rows = 'hill,2026-11-20,"Noor asked,\nand so did Noor"\nharbour,2026-11-20,Noor was away\n'
    (folder / "a.csv").write_text(f"group,day,note\n{rows}")
    done = kits(project, "forget", "--name", "Noor", "--group", "hill")
    assert done.exit_code == 1
    assert done.output == (
        "For you to mend, since a sentence is rewritten by nobody else:\n"
        '  content/log/checks/a.csv:2:18 · "Noor"\n'
        '  content/log/checks/a.csv:3:12 · "Noor"\n'
    )
    everywhere = kits(project, "forget", "--name", "Noor").output
    assert everywhere.count('· "Noor"') == 3
    nobody = kits(project, "forget", "--name", "Nora", "--group", "hill")
    assert nobody.exit_code == 2
    assert nobody.stderr == (
        'kits: nobody of "hill" is called "Nora", as a winner, an owner or in the log\n'
        "  = hint: write both as the award, the roster or the note gives them\n"
    )


def test_somebody_is_forgotten_by_one_thing_alone(project: Path) -> None:
    for wrong in ([], ["ada", "--name", "Ada"], ["ada", "--group", "hill"]):
        assert kits(project, "forget", *wrong).exit_code == 2
