import re
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from kits.model.findings import error, say
from kits.model.places import Place
from kits.report import render_findings
from tests.report.examples import FULL_WIDTH, UNKNOWN_GROUP, lines


def test_errors_come_first_and_one_line_sums_up() -> None:
    assert render_findings([FULL_WIDTH, UNKNOWN_GROUP], "github", lines=lines) == (
        "::error file=content/campaigns/reading-week.md,line=7,col=5,title=unknown-group::"
        'no group is called "shanghia-03"%0Ahint: did you mean "shanghai-03"?\n'
        "::warning file=content/活动/夜读.md,line=12,col=3,title=full-width-colon::"
        '"：" follows a key%0Ahint: write ": " instead\n'
        "1 error, 1 warning\n"
    )


def test_nothing_wrong_is_nothing_to_say() -> None:
    assert render_findings([], "github", lines=lines) == ""


def test_a_path_and_a_message_escape_what_the_runner_would_read() -> None:
    odd = error("odd", Place("a,b:c%d.md"), say("50% ::stop\r\nnow: a, b"), say("mend it"))
    assert render_findings([odd], "github", lines=lines) == (
        "::error file=a%2Cb%3Ac%25d.md,line=1,col=1,title=odd::"
        "50%25 ::stop%0D%0Anow: a, b%0Ahint: mend it\n"
        "1 error\n"
    )


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.text("a,:%\r\n/", min_size=1))
def test_the_runner_reads_back_what_was_written(message: str, path: str) -> None:
    found = error("odd", Place(path), say("{text}", text=message), say("mend it"))
    rendered = render_findings([found], "github", lines=lines)
    command, summary, rest = rendered.split("\n")
    assert (summary, rest) == ("1 error", "")
    read = re.fullmatch(r"::error file=([^,:]*),line=1,col=1,title=odd::(.*)", command, re.DOTALL)
    assert read
    assert unquote(read[1]) == path
    data = read[2].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    assert data == f"{message}\nhint: mend it"
