"""Whatever is taken for HTML unread is listed here: a new door is seen before it is open."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

KITS = Path(__file__).parents[2] / "kits"
DOORS = Counter({
    ("hosts/host.py", "setting.translate(MARKS)"): 1,  # with `<`, `>` and quotes as entities
    ("render/badges.py", "emblem(badge)"): 2,  # drawn by us, its texts escaped
    ("render/badges.py", "emblem(one.badge)"): 1,
    ("render/own_badges.py", "emblem(badge)"): 1,
    ("render/marks.py", "a formatted text"): 1,  # paths that are drawn of a hash
    ("render/handbook/keys.py", "'#' * level"): 1,  # the package's own words
    ("render/handbook/rules.py", "html_of(as_page(docstring))"): 1,
    ("render/handbook/values.py", "KINDS['object']"): 1,
    ("render/handbook/values.py", "KINDS[kind]"): 1,
    ("render/handbook/values.py", "given"): 1,
    ("render/handbook/values.py", "what"): 1,
    ("render/page_differences.py", "line"): 1,  # its marks are taken out, for a terminal
    ("render/markdown.py", "a joined text"): 2,  # `plain` and `coded`, which escape
    ("render/markdown.py", "_html(texts, up).replace(TOP, '')"): 1,  # cleaned
    ("render/markdown.py", "quote(path, safe='/-._~')"): 1,
    ("render/markdown.py", "a choice"): 1,  # links to other languages, of plain texts
    ("render/markdown.py", "heading"): 1,  # of cleaned HTML, and stripped at once
    ("render/panels.py", "html"): 1,  # previews, which escape what they show
    ("render/previews.py", "converted(first).replace(TOP, '')"): 1,  # stripped at once
    ("render/extras/one_file.py", "_asset('kit.css')"): 1,
    ("render/extras/one_file.py", "_asset('kit.js').replace('</script', '<\\\\/script')"): 1,
    ("render/extras/one_file.py", "a formatted text"): 1,
    ("render/public_home.py", "enclosed(rest)"): 1,
    ("render/public_home.py", "under_title(opening, other_languages(languages, locale.tag))"): 1,
    ("render/sanitising.py", "_cleaner(ours=False).clean(html)"): 1,
    ("render/sanitising.py", "_cleaner(ours=False, styles=STYLES).clean(html)"): 1,
    ("render/sanitising.py", "_cleaner(ours=True).clean(piece)"): 1,
    ("render/sheets.py", "made.strip()"): 1,  # of a template that escapes
    ("render/tree_pictures.py", "'</li></ul>' * (before + 1)"): 1,  # ends of lists alone
    ("render/tree_pictures.py", "'</li></ul>' * (before - depth) + '</li><li>'"): 1,
    ("render/training.py", "enclosed(_without_title(spoken))"): 1,
})  # fmt: skip


def doors() -> Iterator[tuple[str, str]]:
    for path in sorted(KITS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Markup":
                (given,) = node.args
                if not isinstance(given, ast.Constant):
                    yield path.relative_to(KITS).as_posix(), described(given)


def described(given: ast.expr) -> str:
    match given:
        case ast.JoinedStr():
            return "a formatted text"
        case ast.IfExp():
            return "a choice"
        case ast.Call(func=ast.Attribute(value=ast.Constant(), attr="join")):
            return "a joined text"
    return ast.unparse(given)


def test_every_text_that_is_taken_for_html_is_known() -> None:
    assert Counter(doors()) == DOORS


def test_no_template_takes_a_text_for_html() -> None:
    found = [
        (path.name, line.strip())
        for path in sorted(KITS.rglob("templates/**/*"))
        if path.is_file()
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"\|\s*safe|autoescape", line)
    ]
    assert found == []
