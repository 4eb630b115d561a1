"""A link to a heading finds it, on pages of every kind, or is told where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from tests.rules.harness import Files, completed, found_in
from tests.rules.test_hints import findings


@dataclass(frozen=True)
class Hosted(Files):
    """Files beside which the site generator is told something."""

    host: bytes = b""

    def read(self, path: str) -> bytes:
        return self.host if path == "mkdocs.yml" else super().read(path)


ABOUT = "--- pages/about.md\ntitle: About us\n---\n## 谁付钱\nNobody.\n## Who may join?\n{}\n"
LESSON = "--- training/leaders/01-first.md\ntitle: First\n---\n## 第一步\nAsk.\n{}\n"
THANKS = "use one of thanks/index.md#thanks-from-the-drive, thanks/index.md#感谢"
RULES = "--- campaigns/drive/campaign.md\ntitle: Drive\nrules: {}\n"


@pytest.mark.parametrize(
    ("page", "dead", "hint"),
    [
        (ABOUT, "[x](#谁付)", 'did you mean "#谁付钱"?'),
        (ABOUT, "[x](#Who%20may%20join)", 'did you mean "#who-may-join"?'),
        (ABOUT, "[x](#nope)", "use one of #who-may-join, #谁付钱"),
        (ABOUT, "[x](about.md#who-may-joni)", 'did you mean "about.md#who-may-join"?'),
        (ABOUT, '<a href="../about/#谁付">x</a>', 'did you mean "../about/#谁付钱"?'),
        (LESSON, "[x](#第一部)", 'did you mean "#第一步"?'),
        (LESSON, "[x](../../about.md#who-may-joni)", 'did you mean "../../about.md#who-may-join"?'),
        (RULES, '"[x](#活动规定)"', 'did you mean "#活动规则"?'),
        (RULES, '"[x](../../about.md#谁付)"', 'did you mean "../../about.md#谁付钱"?'),
        (RULES, '"[x](thanks/index.md#nope)"', THANKS),
    ],
)
def test_a_dead_anchor_is_told_and_its_hint_mends_it(page: str, dead: str, hint: str) -> None:
    beside = "" if page is ABOUT else ABOUT.format("")
    recap = "--- campaigns/drive/recap.md\nthanks: '## Thanks from the drive'\n"
    text = recap + beside + page
    (found,) = findings(text.format(dead))
    assert (found[0], found[2]) == ("dead-anchor", hint)
    target = re.findall(r'(?<=")[^"]*(?="\?$)|(?<=use one of )[^,]*', hint)[0]
    mended = re.sub(r'(?<=[("])[^("]*#[^)">]*', target, dead)
    assert findings(text.format(mended)) == []


def test_it_stands_at_the_address_itself() -> None:
    text = (
        b"---\ntitle: About us\n---\n## Who pays\nNobody. See [who](#who-pay) or [x](#who-pays).\n"
    )
    (found,) = found_in(completed(Files({"content/pages/about.md": text}), ""))
    at = found.place
    assert (at.path, at.line, at.column, at.width, str(found.message)) == (
        *("content/pages/about.md", 5, 19, 8),
        'nothing on the page is called "#who-pay"',
    )


@pytest.mark.parametrize(
    "alive",
    [
        *("[x](#top)", "[x](#)", "[x](https://lamp.example/#nope)", "`[x](#nope)`"),
        *("[x](#_1)", "<a name='here'></a>[x](#here)", "[x](g/lighthouse/#nope)"),
        "[x](../kits/#nope)",
    ],
)
def test_what_leads_elsewhere_or_somewhere_is_silent(alive: str) -> None:
    assert findings(ABOUT.format(alive)) == []


@pytest.mark.parametrize("settings", ["attr_list", "toc: {slugify: mine}"])
def test_what_a_project_says_of_its_headings_counts(settings: str) -> None:
    page = b"---\ntitle: About us\n---\n## Who pays {#money}\nSee [who](#money).\n"
    whole = completed(Files({"content/pages/about.md": page}), "")
    host = f"markdown_extensions:\n  - {settings}\n".encode()
    assert [one.rule for one in found_in(whole)] == ["dead-anchor"]
    assert found_in(Hosted(whole.contents, host=host)) == ()
