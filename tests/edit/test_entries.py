from datetime import date
from pathlib import Path

import pytest

from kits.edit.communities import new_community
from kits.edit.entries import new_group, new_lesson, new_message, new_person
from kits.edit.files import read_below, write_new
from kits.source.trees import FolderTree
from tests.edit.projects import checked, found

TABLE = "content/groups/groups.csv"


@pytest.fixture(params=["en", "zh"])
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def project(tmp_path: Path, locale: str) -> Path:
    write_new(tmp_path, new_community("X", locale, "UTC", date(2026, 12, 31)))
    return tmp_path


def tables(project: Path) -> dict[str, bytes]:
    return read_below(FolderTree(project), "content/groups/", ".csv")


def test_a_group_becomes_a_row_of_the_only_table(project: Path, locale: str) -> None:
    files = new_group("west", "West, end", locale=locale, tables=tables(project))
    assert list(files) == [TABLE]
    write_new(project, files, known=[TABLE])
    group = checked(project).community.groups["west"]
    channel = "whatsapp" if locale == "en" else "wechat"
    assert (group.name, group.channels) == ("West, end", (channel,))
    assert [line.partition("] ")[0] for line in found(project)] == [
        f"{TABLE}:5 warning[group-without-leader"
    ]


def test_a_group_becomes_a_file_where_there_is_no_single_table(project: Path, locale: str) -> None:
    leader = "noah-fischer" if locale == "en" else "gu-qinghe"
    files = new_group(
        "west", "西: 群", locale=locale, channels=["qq", "wechat"], leaders=[leader], tables={}
    )
    assert list(files) == ["content/groups/west.md"]
    write_new(project, files, known=[TABLE])
    assert found(project) == []
    group = checked(project).community.groups["west"]
    assert (group.name, group.channels, group.leaders) == ("西: 群", ("qq", "wechat"), (leader,))


@pytest.mark.parametrize(
    "header", [b"id,name\n", b"id,name,channels\n", b'id,name,channels,"leaders\n', b"\xff\xff\n"]
)
def test_a_table_that_lacks_room_is_left_alone(header: bytes) -> None:
    known = {TABLE: header}
    files = new_group("west", "West", locale="en", leaders=["mira"], tables=known)
    assert list(files) == ["content/groups/west.md"]


def test_a_formula_stays_a_text(project: Path, locale: str) -> None:
    files = new_group("sum", "=1+1", locale=locale, tables=tables(project))
    before, after = (project / TABLE).read_bytes(), files[TABLE]
    assert isinstance(after, bytes)
    assert after.removeprefix(before).startswith(b"sum,'=1+1,")


def test_a_person_is_not_named_until_they_say_so(project: Path, locale: str) -> None:
    write_new(project, new_person("mira", "Mira: 小满", locale=locale))
    assert found(project) == []
    person = checked(project).community.people["mira"]
    assert (person.name, person.credit, person.role) == ("Mira: 小满", "none", "user")


def test_a_lesson_asks_for_its_text(project: Path, locale: str) -> None:
    write_new(project, new_lesson("leaders", "02-posting", "Posting", locale=locale))
    assert checked(project).community.lessons["leaders/02-posting"].title == "Posting"
    path = "content/training/leaders/02-posting.md"
    assert {line.split(" ")[0].partition(":")[0] for line in found(project)} == {path}
    assert {line.split(" ")[1] for line in found(project)} == {"warning[placeholder]"}


def test_a_message_asks_for_its_text(project: Path, locale: str) -> None:
    write_new(project, new_message("one-photo-a-day", "40-more", "More", locale=locale))
    message = checked(project).community.runs["one-photo-a-day"].messages["40-more"]
    assert (message.title, message.to, message.send[0].text) == ("More", "groups", "starts 08:00")
    assert [line.split("] ")[0] for line in found(project)] == [
        "content/campaigns/one-photo-a-day/messages/40-more.md:12 error[placeholder"
    ]
