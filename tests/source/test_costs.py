import pytest

from kits.render.markdown import rendered
from kits.source.costs import excess

SIZE = 20_000
ATTACKS = {
    "marks": [
        "[",
        "![",
        "[a](b ",
        "*a",
        "_a ",
        "`",
        "\\",
        "a [ b\n",
        "[a](((",
    ],
    "steps": [
        "<a ",
        "<!--",
        "# a\n",
        "---\n",
        "http://a\n",
        "[ [ [ [ [ [ [ [\n\n" + "x" * 900 + " [" * 900 + "\n\n",
    ],
    "levels": [">", "> ", "+ - ", "1. ", "> - ", "<div>", "<div>\n\n", "<section markdown>\n"],
}


@pytest.mark.parametrize(("what", "mark"), [(w, m) for w, those in ATTACKS.items() for m in those])
def test_what_would_cost_too_much_is_known_by_counting(what: str, mark: str) -> None:
    times = 40 if len(mark) > 100 else SIZE // len(mark)
    found = excess(mark * times)
    assert found is not None
    assert found.what == what
    assert found.found > found.most


def test_deep_lists_are_known() -> None:
    deep = "\n".join(" " * 4 * level + "- x" for level in range(60))
    assert excess(deep) == (31, "levels", 31, 30)


def test_the_place_is_the_line_of_the_heaviest_paragraph() -> None:
    assert excess("fine\n\n" + "* " * 400 + "\n\nbad:\n" + "[" * 2000) == (5, "marks", 2000, 1000)


PARAGRAPH = "Wir lesen **jeden Abend** ein Kapitel, siehe [hier](https://x.example/a_b), `so`. " * 6
LONG = {
    "prose": (f"## Teil\n\n{PARAGRAPH}\n\n- eins\n- [zwei](https://x.example/)\n\n") * 330,
    "a list": "".join(f"- [link {n}](https://x.example/{n}) und *mehr*\n" for n in range(4000)),
    "a table": "| a | b |\n|---|---|\n" + "".join(f"| [{n}](b) | `x` |\n" for n in range(10_000)),
    "HTML": "<table>\n"
    + "".join(f"<tr><td>{n}</td><td><b>x</b></td></tr>\n" for n in range(5000))
    + "</table>",
    "Chinese": "今晚八点，我们一起读《边城》第三章，读完在群里打卡。\n\n" * 3000,
    "code": "```\n" + "a[i] = b[j] * c_d <x>;\n" * 6000 + "```",
    "rules": "- - - - -\n\n" * 1000,
}


@pytest.mark.parametrize("kind", LONG)
def test_a_real_page_of_200_kb_is_read(kind: str) -> None:
    assert excess(LONG[kind]) is None


@pytest.mark.parametrize(
    "mark", ["*a **b ", "*a _b ", "[", "> ", "- > ", "1. - ", "<div>", "<b><i>"]
)
def test_what_is_let_through_is_rendered_whatever_it_nests(mark: str) -> None:
    most = max(times for times in range(1, 400) if excess(mark * times + "x" * 600) is None)
    assert rendered(mark * most + "x" * 600)
