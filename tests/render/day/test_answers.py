"""What came back, and what did not, is told with its command; to one operator what is theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kits.render.day.needs import needs
from kits.render.day.situation import Situation
from kits.render.waiting import Waiting
from tests.render.day.evening import EVENING, HEARD, LATE
from tests.render.day.lamplight import standing
from tests.schema.written import Files

ANSWERS = {
    "log/answers/a.csv": "group,message,day,what\nlondon,river/10-chapter,2026-12-08,Mended.\n"
}
ASK = {"log/asks/a.csv": "id,day,what,group\nchairs,2026-12-07,Chairs?,beijing\n"}


def told(it: Situation) -> list[str]:
    return [f"{one.text} | {one.command} | {' '.join(one.groups)}" for one in needs(it)]


SILENT = (
    "2 groups have not answered Chapter three (Seven days by the river) | kits receipts FILE"
    " | beijing shanghai"
)
NOTE = (
    "London by Lamplight on Chapter three: “The <b>link</b> is dead”"
    " | kits answered london river/10-chapter … | london"
)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (HEARD, [SILENT, NOTE]),
        ({**HEARD, **ANSWERS}, [SILENT]),
        (
            {**HEARD, **ANSWERS, "waivers.csv": "record,rule,reason\ngroups/beijing,silent-group,Away.\n"},
            [
                "Shanghai by Lamplight has not answered Chapter three (Seven days by the river)"
                " | kits receipts FILE | shanghai"
            ],
        ),
        (
            EVENING,
            [
                "No receipt of Seven days by the river has been read; 3 groups were to answer"
                " | kits receipts FILE | beijing london shanghai"
            ],
        ),
        (
            {**HEARD, **ANSWERS, **ASK, **LATE},
            [
                SILENT,
                "Beijing by Lamplight asked on Mon 7 Dec: Chairs? | kits answered chairs … | beijing",
                "Overdue in Seven days by the river: Cards are printed (Tue 8 Dec)"
                " | kits done river/cards | ",
            ],
        ),
    ],
)  # fmt: skip
def test_what_waits_has_its_command_and_its_groups(files: Files, expected: list[str]) -> None:
    assert told(standing(files)) == expected


def test_one_operator_is_told_what_is_theirs() -> None:
    it = standing({**HEARD, **ASK, **LATE})

    def of(person: str) -> list[str]:
        return told(replace(it, waiting=Waiting(view=it.view, person=person)))

    assert len(of("ops")) == 4  # the campaign is theirs, and with it all that it waits for
    (step,) = of("noor")
    assert "kits done river/cards" in step
    assert of("mira") == []


def test_what_is_stopped_or_has_nobody_to_post_is_not_silent() -> None:
    nobody = str(HEARD["groups/all.csv"]).replace("wechat,mira,,ops", "wechat,,,")
    (silence,) = standing({**HEARD, "groups/all.csv": nobody}).waiting.silences
    assert [one.group for one in silence.silent] == ["shanghai"]
    assert (silence.posted, silence.expected) == (1, 2)
