"""Languages that plugins give: who hears them, what of a catalogue counts, what is refused."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kits.locale import catalogue, languages_of
from kits.model.artifacts import Artifact, File
from kits.model.bundles import Bundle
from kits.pipeline import Checked, check, load
from kits.render.localised import direction
from kits.source.trees import FolderTree
from tests.cli.project import kits, small_project
from tests.plugins.installed import install, package
from tests.rules.harness import NOW

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
CODE = """\
from pathlib import Path
from kits.locale import Language
L = Language(tag={tag!r}, po=Path(__file__).with_name("cy.po"))
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that Python looks in; whatever is read there is forgotten afterwards."""
    folder = tmp_path / "site-packages"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    for name in ("ours", "theirs"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return folder


def gives(site: Path, catalogue: str, name: str = "ours", tag: str = "cy") -> None:
    """Installs a plugin that gives one language."""
    points = package(name, languages=f"{name}:L").replace("ours =", f"{name} =")
    install(site, points, {f"{name}/__init__.py": CODE.format(tag=tag)})
    (site / name / "cy.po").write_text(HEAD + catalogue, encoding="utf-8")


def line(said: str, words: str) -> str:
    return f'\nmsgid "{said}"\nmsgstr "{words}"\n'


def readers(folder: Path, plugins: str = "", locale: str = "cy") -> Path:
    """A project one of whose groups is spoken to in that language."""
    folder.mkdir()
    project = small_project(folder)
    settings = project / "content/community.yml"
    settings.write_text(f"{settings.read_text('utf-8')}plugins: [{plugins}]\n", "utf-8")
    groups = project / "content/groups/groups.csv"
    first, *rows = groups.read_text("utf-8").splitlines()
    added = [f"{first},locale", f"{rows[0]},{locale}", *(f"{row}," for row in rows[1:])]
    groups.write_text("\n".join(added) + "\n", "utf-8")
    return project


def pages(project: Path) -> Iterator[Artifact]:
    bundles: list[Bundle] = []
    found = check(load(FolderTree(project)), NOW, lambda seen, bundle: bundles.append(bundle))
    assert isinstance(found, Checked)
    return found.phones(bundles)


def kit(made: Iterator[Artifact], group: str = "harbour") -> str:
    """The page of a group's kit, the first of these files that is one."""
    return next(
        file.content.decode()
        for file in made
        if isinstance(file, File) and file.path == f"g/{group}/drive/index.html"
    )


def test_only_who_names_it_hears_it(site: Path, tmp_path: Path) -> None:
    gives(site, line("Copy", "Copïo"))
    with_it, without = readers(tmp_path / "a", "ours"), readers(tmp_path / "b")
    assert 'lang="cy"' in kit(pages(with_it)).partition("<body")[0]
    assert ("Copïo" in kit(pages(with_it)), "Copïo" in kit(pages(without))) == (True, False)
    assert "Copïo" not in kit(pages(with_it), "hill")
    assert '<html lang="en"' in kit(pages(without))


def test_two_communities_in_one_process_never_hear_each_other(site: Path, tmp_path: Path) -> None:
    gives(site, line("Copy", "Copïo"))
    gives(site, line("Copy", "Copia"), "theirs")
    projects = [readers(tmp_path / name, name) for name in ("ours", "theirs")]
    both = [pages(each) for each in (*projects, readers(tmp_path / "none"))]
    for _ in range(2):  # the second time from what the first one kept
        told = [kit(each) for each in both]
        heard = [[word in page for word in ("Copïo", "Copia")] for page in told]
        assert heard == [[True, False], [False, True], [False, False]]
        both = [pages(each) for each in (*projects, tmp_path / "none")]


def test_what_it_lacks_is_said_in_the_language_that_it_names_else_in_english(
    site: Path, tmp_path: Path
) -> None:
    gives(site, line("Copy", "Copïo") + line("Next", ""))
    path = site / "ours/cy.po"
    path.write_text(f"# fallback: zh\n{path.read_text('utf-8')}", "utf-8")
    found = load(FolderTree(readers(tmp_path / "a", "ours"))).community
    assert found is not None
    words = catalogue(languages_of(found.declared).tongue("cy")).gettext
    assert [words("Copy"), words("Next"), words("nowhere")] == ["Copïo", "下一条", "nowhere"]


def test_its_plurals_and_its_direction_are_the_languages_own(site: Path, tmp_path: Path) -> None:
    forms = '"Plural-Forms: nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;\\n"\n'
    counted = 'msgid "{n} character"\nmsgid_plural "{n} characters"\n'
    counted += 'msgstr[0] "תו אחד"\nmsgstr[1] "שני תווים"\nmsgstr[2] "{n} תווים"\n'
    gives(site, forms + "\n" + counted, tag="he")
    project = readers(tmp_path / "a", "ours", "he")
    page = kit(pages(project))
    assert ('dir="rtl"' in page.partition("<body")[0], direction("he")) == (True, "rtl")
    assert " תווים" in page
    found = load(FolderTree(project)).community
    assert found is not None
    many = catalogue(languages_of(found.declared).tongue("he")).ngettext
    told = [many("{n} character", "{n} characters", n).format(n=n) for n in (1, 2, 5)]
    assert told == ["תו אחד", "שני תווים", "5 תווים"]


def test_who_asks_for_that_language_is_told_findings_in_it(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KITS_LANG", "cy")
    gives(site, line("hint: {hint}", "awgrym: {hint}"))
    project = readers(tmp_path / "a", "ours")
    (project / "content/campaigns/drive/campaign.md").unlink()
    printed = kits(project, "check")
    assert "= awgrym: " in printed.output
    assert "Traceback" not in printed.output


BROKEN = {
    "a blank that nothing fills": (
        line("Copied {time}", "Copïwyd {amser}"),
        '"{amser}" does not belong in "Copïwyd {amser}"',
    ),
    "more asked of a blank": (
        line("Copied {time}", "{time.__class__}"),
        '"{time.__class__}" does not belong in "{time.__class__}"',
    ),
    "half a blank": (line("Copied {time}", "Copïwyd {time"), "cannot be read: expected '}'"),
    "no catalogue": ("\nCopïo", "cannot be read: Unknown or misformatted keyword"),
    "a rule that does not read": (
        '"Plural-Forms: nplurals=2; plural=oops(n);\\n"\n',
        "cannot be read: invalid token in plural form: oops",
    ),
    "a rule that fails": (
        '"Plural-Forms: nplurals=2; plural=1/(n-7);\\n"\n'
        '\nmsgid "{n} group"\nmsgid_plural "{n} groups"\nmsgstr[0] "a"\nmsgstr[1] "b"\n',
        "cannot be read: integer division or modulo by zero",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_catalogue_is_one_finding(site: Path, tmp_path: Path, case: str) -> None:
    lines, problem = BROKEN[case]
    gives(site, lines)
    assert problem in refused(readers(tmp_path / "a", "ours"))


@pytest.mark.parametrize(
    ("tag", "problem"),
    [
        ("zh", 'there is a "zh" already'),
        ("en", 'there is a "en" already'),
        ("klingon", '"klingon" does not belong in "tag"'),
        ("../cy", '"../cy" does not belong in "tag"'),
    ],
)
def test_a_language_that_is_there_or_that_nobody_knows_is_refused(
    site: Path, tmp_path: Path, tag: str, problem: str
) -> None:
    gives(site, line("Copy", "Copïo"), tag=tag)
    assert problem in refused(readers(tmp_path / "a", "ours"))


def test_a_catalogue_that_is_not_there_is_told(site: Path, tmp_path: Path) -> None:
    gives(site, "")
    (site / "ours/cy.po").unlink()
    assert "cannot be read" in refused(readers(tmp_path / "a", "ours"))


def refused(project: Path) -> str:
    """The only finding, at the plugin's name."""
    (finding,) = load(FolderTree(project)).findings
    assert (finding.rule, finding.place.path) == ("unusable-plugin", "content/community.yml")
    return str(finding.message)
