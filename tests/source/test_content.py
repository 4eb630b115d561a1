import pytest

from kits.model.files import Kind
from kits.model.findings import Finding
from kits.model.forgotten import FORGOTTEN
from kits.source.content import Content, read_content, read_recipes
from kits.source.nodes import value_of
from kits.source.shelf import Versions
from tests.source.shown import MemoryTree, shown

COMMUNITY = {"content/community.yml": "name: 灯下读书会\nlocale: zh\n"}


def read(files: dict[str, str | bytes]) -> Content:
    content, findings = read_content(MemoryTree(COMMUNITY | files))
    assert findings == []
    return content


def problems(files: dict[str, str | bytes], links: tuple[str, ...] = ()) -> list[str]:
    _, findings = read_content(MemoryTree(COMMUNITY | files, links))
    return [one_line(finding) for finding in findings]


def one_line(finding: Finding) -> str:
    at = finding.place
    return f"{at.path}:{at.line}:{at.column} {finding.rule}: {finding.message} = {finding.hint}"


def bodies(versions: Versions) -> dict[str, str]:
    base = {"": versions.base.body.text} if versions.base else {}
    return base | {locale: each.body.text for locale, each in versions.translations.items()}


def test_every_file_finds_its_shelf() -> None:
    content = read(
        {
            "content/pages/index.md": "home",
            "content/pages/guide/about.md": "---\nhide: [toc]\n---\n关于",
            "content/pages/guide/about.en.md": "about",
            "content/pages/guide/logo.png": b"\x89PNG",
            "content/campaigns/drive.md": "---\ntitle: a\n---\nintro\n## 规则\n- x\n",
            "content/campaigns/drive.en.md": "## Rules\n- y\n",
            "content/campaigns/week/campaign.md": "week",
            "content/campaigns/week/campaign.en.md": "week in English",
            "content/campaigns/week/messages/20-launch.md": "开始",
            "content/campaigns/week/messages/20-launch.zh-TW.md": "開始",
            "content/campaigns/week/messages.csv": "id,title\na,b\n",
            "content/campaigns/week/groups.csv": "group\nsh\n",
            "content/campaigns/week/recap.md": "谢谢",
            "content/campaigns/week/recap.en.md": "thanks",
            "content/campaigns/week/images/a.png": b"\x89PNG",
            "content/campaigns/week/notes.md": "unclaimed",
            "content/recipes/small/recipe.md": "recipe",
            "content/recipes/small/messages/10-hi.md": "hi",
            "content/groups/cities.csv": "id,name\nsh,上海\n",
            "content/groups/hq.md": "---\nid: hq\n---\n",
            "content/groups/more/x.csv": "id\nx\n",
            "content/people/all.csv": "id\nmira\n",
            "content/people/noor.md": "story",
            "content/people/noor.en.md": "English story",
            "content/training/start/01-week.md": "lesson",
            "content/badges.yml": "- id: scribe\n",
            "content/readme.txt": "",
        }
    )
    assert value_of(content.community or content.badges) == {"name": "灯下读书会", "locale": "zh"}
    assert {name: bodies(page) for name, page in content.pages.items()} == {
        "index.md": {"": "home"},
        "guide/about.md": {"": "关于", "en": "about"},
    }
    drive, week = content.campaigns["drive"], content.campaigns["week"]
    assert drive.folder == "content/campaigns"
    assert drive.campaign.base is not None
    assert value_of(drive.campaign.base.facts) == {"title": "a", "rules": ["x"]}
    assert bodies(drive.campaign) == {"": "intro", "en": ""}
    assert value_of(drive.campaign.translations["en"].facts) == {"rules": ["y"]}
    assert (drive.messages, drive.message_table, drive.recap) == ({}, None, None)
    assert week.folder == "content/campaigns/week"
    assert bodies(week.campaign) == {"": "week", "en": "week in English"}
    assert {stem: bodies(m) for stem, m in week.messages.items()} == {
        "20-launch": {"": "开始", "zh-TW": "開始"}
    }
    assert week.message_table is not None
    assert week.message_table.path == "content/campaigns/week/messages.csv"
    assert week.group_table is not None
    assert week.recap is not None
    assert bodies(week.recap) == {"": "谢谢", "en": "thanks"}
    small = content.recipes["small"]
    assert (small.folder, bodies(small.recipe), list(small.messages)) == (
        "content/recipes/small",
        {"": "recipe"},
        ["10-hi"],
    )
    assert [table.path for table in content.groups.tables] == ["content/groups/cities.csv"]
    assert list(content.groups.files) == ["hq"]
    assert bodies(content.people.files["noor"]) == {"": "story", "en": "English story"}
    assert list(content.lessons) == [("start", "01-week")]
    assert content.badges is not None
    assert content.others == {
        "content/pages/guide/logo.png",
        "content/campaigns/week/images/a.png",
        "content/campaigns/week/notes.md",
        "content/groups/more/x.csv",
        "content/readme.txt",
    }
    assert content.unread == frozenset()
    assert "content/groups/cities.csv" in content.paths


def test_nothing_at_all_is_content_too() -> None:
    content, findings = read_content(MemoryTree({}))
    assert findings == []
    assert content.community is None
    assert content.community_path == "content/community.yml"
    assert content.paths == frozenset()


def test_what_could_not_be_read_is_remembered() -> None:
    content, findings = read_content(
        MemoryTree({"content/community.yml": "name: [\n", "content/campaigns/a.md": "---\n"})
    )
    assert [finding.rule for finding in findings] == ["unclosed-mark", "unclosed-fence"]
    assert content.unread == {"content/community.yml", "content/campaigns/a.md"}
    assert content.others == frozenset()
    assert bodies(content.campaigns["a"].campaign) == {}


def test_a_translation_needs_its_base() -> None:
    assert problems({"content/groups/hq.en.md": "x", "content/pages/a.zh-TW.md": "x"}) == [
        "content/pages/a.zh-TW.md:1:1 translation-without-base: this is a translation of"
        ' "content/pages/a.md", which does not exist'
        ' = write "content/pages/a.md", or rename this file',
        "content/groups/hq.en.md:1:1 translation-without-base: this is a translation of"
        ' "content/groups/hq.md", which does not exist'
        ' = write "content/groups/hq.md", or rename this file',
    ]


def test_a_campaign_has_one_form() -> None:
    assert problems(
        {
            "content/campaigns/a.md": "",
            "content/campaigns/a/campaign.md": "",
            "content/campaigns/b.md": "",
            "content/campaigns/b/groups.csv": "group\n",
            "content/campaigns/c/messages/x.md": "",
            "content/recipes/r/messages/x.md": "",
        }
    ) == [
        "content/campaigns/a.md:1:1 campaign-given-twice: this campaign is given a second time in"
        ' "content/campaigns/a/campaign.md" = keep one of the two files and delete the other',
        "content/campaigns/b/groups.csv:1:1 missing-main-file: the folder of this file has no"
        ' "campaign.md" = move "content/campaigns/b.md" to "content/campaigns/b/campaign.md"',
        "content/campaigns/c/messages/x.md:1:1 missing-main-file: the folder of this file has no"
        ' "campaign.md" = write "content/campaigns/c/campaign.md", or delete the folder',
        "content/recipes/r/messages/x.md:1:1 missing-main-file: the folder of this file has no"
        ' "recipe.md" = write "content/recipes/r/recipe.md", or delete the folder',
    ]


def test_links_and_strange_names_are_refused() -> None:
    assert problems(
        {"content/people/mi\x07ra.md": "", "content/x\ny.md": "", "content/\udcff.md": ""},
        links=("content/people/link.md",),
    ) == [
        'content/people/link.md:1:1 symlink: "content/people/link.md" is a link to another file'
        " or folder = replace the link by a copy of what it leads to, or delete it",
        *(
            f'{path}:1:1 unreadable-name: the name of the file "{path}" holds characters that'
            " cannot be shown = give the file a name of ordinary letters and digits"
            for path in (
                "content/people/mi\ufffdra.md",
                "content/x\ufffdy.md",
                "content/\ufffd.md",
            )
        ),
    ]


def test_a_list_is_a_list_and_keys_are_keys() -> None:
    content, findings = read_content(
        MemoryTree({"content/community.yml": "- a\n", "content/badges.yml": "id: a\n"})
    )
    assert [one_line(finding) for finding in findings] == [
        "content/community.yml:1:1 facts-without-keys: the facts are not written as keys with"
        ' values = write each fact on a line of its own, "name: Mira"',
        "content/badges.yml:1:1 no-list: this file should be a list, and it has keys instead"
        ' = begin each item with "- ", and indent the lines below it by two spaces',
    ]
    assert (content.community, content.badges) == (None, None)


def test_tables_may_be_gb18030_where_the_community_is_chinese() -> None:
    table = {"content/groups/a.csv": "id,name\nsh,上海\n".encode("gb18030")}
    assert [line.split()[1] for line in problems(table)] == ["misencoded-table:"]
    _, findings = read_content(MemoryTree({"content/community.yml": "locale: en\n"} | table))
    assert [finding.rule for finding in findings] == ["unreadable-text"]


def test_recipes_stand_in_any_folder() -> None:
    recipes, findings = read_recipes(
        MemoryTree(
            {
                "small/recipe.md": "---\ntitle: Small\n---\n",
                "small/recipe.zh.md": "---\ntitle: 小活动\n---\n",
                "small/messages/10-hi.md": "Hi",
                "small/messages/10-hi.zh.md": "你好",
                "__init__.py": "",
            }
        )
    )
    assert findings == []
    assert list(recipes) == ["small"]
    assert recipes["small"].folder == "small"
    assert bodies(recipes["small"].messages["10-hi"]) == {"": "Hi", "zh": "你好"}


def test_a_misspelt_language_is_no_file_of_its_own() -> None:
    files = {
        "content/pages/node.md": "a",
        "content/pages/node.js.md": "b",
        "content/people/mira.md": "---\nname: 小满\n---\n",
        "content/people/mira.EN.md": "---\nname: Mira\n---\n",
        "content/people/mira.xx.md": "---\nname: Mira\n---\n",
    }
    content, findings = read_content(MemoryTree(COMMUNITY | files))
    assert shown(findings) == [
        '1:1+1 error[unknown-language]: "EN" in the name of this file is not the code of a language'
        ' = rename it to "mira.en.md"',
        '1:1+1 error[unknown-language]: "xx" in the name of this file is not the code of a language'
        " = write the code of its language there, such as en or zh-TW",
    ]
    assert set(content.people.files) == {"mira"}
    assert set(content.pages) == {"node.md", "node.js.md"}
    assert content.unread == {"content/people/mira.EN.md", "content/people/mira.xx.md"}


class FailingTree(MemoryTree):
    """A disk that gives only the community."""

    def read(self, path: str) -> bytes:
        if path.endswith("community.yml"):
            return super().read(path)
        raise OSError(5, "Input/output error", path)


@pytest.mark.parametrize(
    "path",
    [
        *("pages/about.md", "people/all.csv", "people/mira.md", "badges.yml", "groups/all.csv"),
        *("campaigns/week.md", "campaigns/week/messages.csv", "training/leaders/01-first.md"),
        FORGOTTEN.removeprefix("content/"),
    ],
)
def test_a_file_that_the_disk_does_not_give_is_told(path: str) -> None:
    files = {"content/community.yml": b"name: x\nlocale: en\n", f"content/{path}": b""}
    content, findings = read_content(FailingTree(files))
    told = [(found.rule, found.place.path) for found in findings]
    assert ("unreadable-text", f"content/{path}") in told
    assert f"content/{path}" in content.unread


def test_what_cannot_be_looked_into_is_no_picture() -> None:
    content, _ = read_content(FailingTree({"content/pages/a.png": b""}))
    assert content.look("content/pages/a.png") is Kind.BROKEN
