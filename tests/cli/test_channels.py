"""`kits channels`, and `kits show` in channels that are not the group's."""

from pathlib import Path

from kits.channels.channel import CHANNELS
from tests.cli.project import kits, small_project

COMMUNITY = "content/community.yml"
LAUNCH = "content/campaigns/drive/messages/10-launch.md"

BLUESKY = """\
bluesky · Bluesky
    marks: none: plain text
    limit 300 graphemes
    limit 3,000 bytes
    more can be pasted in numbered parts (split: allowed)
    source: Bluesky's lexicon app.bsky.feed.post: maxGraphemes and maxLength, read on 2026-11-22
"""


def added(project: Path, path: str, text: str) -> None:
    file = project / path
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_outside_a_community_the_built_in_channels_are_listed(tmp_path: Path) -> None:
    listed = kits(tmp_path, "channels")
    assert listed.exit_code == 0
    heads = [line.split(" · ")[0] for line in listed.output.split("\n") if line[:1].strip()]
    assert heads == list(CHANNELS)


def test_one_channel(tmp_path: Path) -> None:
    assert kits(small_project(tmp_path), "channels", "bluesky").output == BLUESKY


def test_a_community_lists_what_it_changed_and_brought(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    added(
        project,
        COMMUNITY,
        "channels:\n  red: {like: wechat, name: Red, limit: 1000, splits: true}\n",
    )
    assert kits(project, "channels", "red").output == (
        "red · Red · this community's\n"
        "    marks: none: plain text\n"
        "    limit 1,000 characters\n"
        "    more can be pasted in numbered parts (split: allowed)\n"
        "    source: community.yml\n"
    )
    assert "\n\nred · Red" in kits(project, "channels").output


def test_an_unknown_channel_is_told_with_the_nearest(tmp_path: Path) -> None:
    listed = kits(tmp_path, "channels", "blusky")
    assert listed.exit_code == 2
    assert 'did you mean "bluesky"?' in listed.output


def test_a_channel_that_is_named_as_people_call_it_is_told_with_its_id(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    for asked in (
        ("channels", "企业微信"),
        ("new", "group", "west", "--channel", "企业微信"),
        ("show", "drive", "hill", "--channel", "企业微信"),
    ):
        told = kits(project, *asked)
        assert (told.exit_code, 'did you mean "wecom"?' in told.output) == (2, True), asked


def test_a_text_is_shown_in_any_channel(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    added(project, LAUNCH, "**Soon.**\n")
    for channel, text in (
        ("telegram-bot", b"Bring a book, Hill.\nAsk Bo.\n<b>Soon.</b>"),
        ("x", b"Bring a book, Hill.\nAsk Bo.\nSoon."),
    ):
        shown = kits(project, "show", "drive", "hill", "10-launch", "--channel", channel)
        assert shown.stdout_bytes == text


def test_every_channel_can_be_shown(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    for channel in CHANNELS:
        shown = kits(project, "show", "drive", "harbour", "10-launch", "--channel", channel)
        assert shown.exit_code == 0, channel
        assert "Harbour" in shown.stdout


def test_the_html_of_an_article(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    article = ("show", "drive", "hill", "10-launch", "--channel", "wechat-article", "--html")
    assert kits(project, *article).stdout.startswith("<p style=")
    plain = kits(project, "show", "drive", "hill", "10-launch", "--html")
    assert plain.exit_code == 2
    assert 'nothing but text is pasted into "wechat"' in plain.output


def test_parts_are_shown_apart(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    plan = "\n".join(f"Line {number} of the plan." for number in range(20)) + "\n"
    added(project, LAUNCH, plan)
    whole = kits(project, "show", "drive", "hill", "10-launch", "--channel", "x").stdout
    assert "(1/2)" not in whole
    text = (project / LAUNCH).read_text(encoding="utf-8")
    (project / LAUNCH).write_text(
        text.replace("---\n", "---\nsplit: allowed\n", 1), encoding="utf-8"
    )
    shown = kits(project, "show", "drive", "hill", "10-launch", "--channel", "x").stdout
    parts = shown.split("\n-----\n")
    assert [part[-5:] for part in parts] == ["(1/2)", "(2/2)"]


def test_a_text_beside_a_file_is_a_caption_to_a_bot(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    groups = project / "content/groups/groups.csv"
    text = groups.read_text(encoding="utf-8").replace("wechat;email", "telegram-bot")
    groups.write_text(text, encoding="utf-8")
    added(project, LAUNCH, "a" * 1_020 + "\n")
    assert "[text-long]" not in kits(project, "check").output
    (project / "content/campaigns/drive/code.txt").write_text("1", encoding="utf-8")
    text = (project / LAUNCH).read_text(encoding="utf-8")
    (project / LAUNCH).write_text(text.replace("---\n", "---\nattach: code.txt\n", 1), "utf-8")
    told = kits(project, "check").output
    assert '"telegram-bot" for group "hill", and more than 1024 reads badly' in told


def test_a_text_message_says_its_alphabet(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    show = ("show", "drive", "hill", "--channel", "sms")
    assert " · Launch · 1 part in GSM-7\nBring a book" in kits(project, *show).stdout
    added(project, LAUNCH, "小" * 60 + "\n")
    assert " · Launch · 2 parts in UCS-2\n" in kits(project, *show).stdout


def test_the_hint_to_split_comes_only_where_that_helps(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    added(project, COMMUNITY, "channels:\n  wechat: {limit: 20}\n")
    assert "= hint: shorten it, or make two messages of it\n" in kits(project, "check").output
    community = project / COMMUNITY
    text = community.read_text(encoding="utf-8")
    community.write_text(text.replace("limit: 20", "limit: 20, splits: true"), encoding="utf-8")
    assert "two messages of it, or write split: allowed\n" in kits(project, "check").output


def test_a_title_that_is_too_long_is_told_where_it_stands(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    groups = project / "content/groups/groups.csv"
    text = groups.read_text(encoding="utf-8").replace("wechat;email", "wechat-article")
    groups.write_text(text, encoding="utf-8")
    launch = (project / LAUNCH).read_text(encoding="utf-8")
    long = launch.replace("---\n", f"---\nsubject: {'a' * 33}\n", 1)
    (project / LAUNCH).write_text(long, encoding="utf-8")
    told = kits(project, "check").output
    assert f"{LAUNCH}:2:10: error[text-too-long]" in told
    assert "has 33 characters of the title" in told
    assert "= hint: shorten the subject\n" in told
