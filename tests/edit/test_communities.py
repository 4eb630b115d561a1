import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from kits.edit.communities import new_community, next_monday
from kits.edit.files import write_new
from kits.hosts.mkdocs import MkDocs
from kits.hosts.phones import Phones
from kits.hosts.sites import build_sites
from kits.model.audiences import Audience
from kits.pipeline import Checked, check, load
from kits.render.renderers import BUILT_IN, phones_of
from kits.source.trees import FolderTree
from tests.edit.projects import checked, found

DAYS = [date(2026, 2, 28), date(2026, 12, 31), date(2027, 6, 15), date(2028, 2, 29)]
COMMUNITIES = [
    ("灯下读书会", "zh", "Asia/Shanghai"),
    ("燈下", "zh-TW", "Asia/Taipei"),
    ("Night: readers", "en", "Europe/London"),
    ('Les "amis" #1', "fr", "Europe/Paris"),
]


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize(("name", "locale", "timezone"), COMMUNITIES)
def test_a_new_community_is_clean_at_any_time(
    tmp_path: Path, name: str, locale: str, timezone: str, today: date
) -> None:
    write_new(tmp_path, new_community(name, locale, timezone, today))
    noon = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
    community = checked(tmp_path, noon).community
    assert (community.settings.name, community.locale) == (name, locale)
    for days in (0, 8, 400):
        assert found(tmp_path, noon + timedelta(days=days)) == []
    (recap,) = found(tmp_path, noon + timedelta(days=25))
    assert "warning[recap-due]" in recap


@pytest.mark.parametrize(("name", "locale", "timezone"), COMMUNITIES[::2])
def test_a_new_community_builds(tmp_path: Path, name: str, locale: str, timezone: str) -> None:
    write_new(tmp_path, new_community(name, locale, timezone, date(2026, 12, 31)))

    def source(phones: Phones | None) -> Checked:
        assert phones
        made = check(
            load(FolderTree(tmp_path)),
            datetime(2027, 1, 5, 4, tzinfo=UTC),
            lambda seen, bundle: phones.take(phones_of(BUILT_IN, seen, bundle)),
        )
        assert isinstance(made, Checked)
        return made

    trees = build_sites(
        source,
        audiences=list(Audience),
        project=tmp_path,
        out=tmp_path / "site",
        host=MkDocs(tmp_path),
    )
    assert [(tree, built.warnings) for tree, built in trees.items()] == [
        ("public", ()),
        ("leaders", ()),
        ("operators", ()),
    ]
    home = (tmp_path / "site/public/index.html").read_text(encoding="utf-8")
    assert name in home
    kits = sorted((tmp_path / "site/leaders/g").glob("*/one-photo-a-day/kit.json"))
    assert len(kits) == 3


@pytest.mark.parametrize(
    ("locale", "asks", "means"),
    [
        (
            "en",
            "Is it for you?",
            ("for nothing", "list or evenings of your own", "people who stay"),
        ),
        ("zh", "适不适合做？", ("不给好处", "自己的名单，或者真能见面的晚上", "留下来的人")),
    ],
)
def test_its_readme_asks_whether_it_is_for_them(
    locale: str, asks: str, means: tuple[str, ...]
) -> None:
    readme = new_community("X", locale, "UTC", date(2026, 12, 31))["README.md"]
    (line,) = (line for line in readme.splitlines() if line.startswith(asks))
    assert [words for words in means if words not in line] == []


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_its_records_can_be_replaced(tmp_path: Path, locale: str) -> None:
    write_new(tmp_path, new_community("X", locale, "UTC", date(2026, 12, 31)))
    for folder in ("groups", "people", "campaigns", "training"):
        shutil.rmtree(tmp_path / "content" / folder)
    write_new(
        tmp_path,
        {
            "content/groups/oslo.md": "---\nname: Oslo\nchannels: signal\nleader_name: Kari\n---\n",
            "content/people/per.md": "---\nname: Per\nrole: staff\n---\n",
            "content/campaigns/posts.md": "---\ntitle: Posts\nkind: dispatch\nstate: ready\n"
            "operator: per\nannouncer: leader\nstarts: 2027-01-01\nends: 2027-01-31\ngroups: all\n---\n",
        },
    )
    assert found(tmp_path) == []


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_only_settings_a_group_and_a_campaign_are_needed(tmp_path: Path, locale: str) -> None:
    write_new(tmp_path, new_community("X", locale, "UTC", date(2026, 12, 31)))
    for folder in ("pages", "training"):
        shutil.rmtree(tmp_path / "content" / folder)
    assert found(tmp_path) == []


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_the_host_is_told_folders_and_theme_and_no_second_name(locale: str) -> None:
    name = "Night: \"readers\" 'n' more"
    files = new_community(name, locale, "UTC", date(2026, 12, 31))
    host = yaml.safe_load(files["mkdocs.yml"])
    assert (host["site_name"], "language" in host["theme"]) == ("", False)
    assert (host["docs_dir"], host["site_dir"]) == ("content/pages", "site/public")
    assert (host["theme"]["name"], host["theme"]["font"]) == ("material", False)
    assert host["plugins"] == ["search", "kits"]
    named = [path for path, text in files.items() if "Night" in text]
    assert named == ["content/community.yml"]


def test_the_workflow_checks_and_builds() -> None:
    files = new_community("X", "en", "UTC", date(2026, 12, 31))
    jobs = yaml.safe_load(files[".github/workflows/site.yml"])["jobs"]
    for job, build in (("build", "kits build"), ("check", "kits build --untrusted")):
        assert [step["run"] for step in jobs[job]["steps"] if "run" in step] == [
            "pip install leaderkit",
            "kits check --strict --format github",
            build,
        ]


def test_the_workflow_gives_no_secret_to_what_is_proposed() -> None:
    files = new_community("X", "en", "UTC", date(2026, 12, 31))
    jobs = yaml.safe_load(files[".github/workflows/site.yml"])["jobs"]
    assert "secrets." in str(jobs["build"])
    assert jobs["build"]["if"] == "github.event_name == 'push'"
    assert jobs["check"]["if"] == "github.event_name == 'pull_request'"
    assert "secrets." not in str(jobs["check"])


def test_what_is_ignored() -> None:
    files = new_community("X", "en", "UTC", date(2026, 12, 31))
    assert files[".gitignore"] == "/.kits/\n/parts/\n/site/\n"


@pytest.mark.parametrize(
    ("today", "monday"),
    [("2026-12-06", "2026-12-07"), ("2026-12-07", "2026-12-14"), ("2026-12-31", "2027-01-04")],
)
def test_next_week_begins_on_the_next_monday(today: str, monday: str) -> None:
    assert next_monday(date.fromisoformat(today)) == date.fromisoformat(monday)
