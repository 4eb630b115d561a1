"""Files of the log that a page saves: the same paths and bytes as those that commands write."""

from __future__ import annotations

import base64
import json
import random
from datetime import date
from pathlib import Path

from kits.chats.forms import FORMS_JSON
from kits.edit.events import new_rows
from kits.model.cells import LONGEST
from kits.model.log import KINDS, columns
from kits.render.ops.chats import chat_reader
from tests.chats.expecting import expecting
from tests.node import run_node

HARD = (
    "",
    " ",
    "已换 👍🏽👩‍👩‍👧",
    "😀 before a wide one",
    "！ wide",
    "\ue000 private",
    "\U0001f468\u200d\U0001f33e",
    "مرحبا \u200f\u202eabc\u2066",
    '"quoted", and, commas',
    "=HYPERLINK(1)",
    "+1",
    "-1",
    "@here",
    "\t=1",
    "\r\n+1\n",
    "\u3000=1",
    "'=1",
    "|pipe",
    "a\0b\x85c\x9fd\ufeffe\ufffdf",
    "\ufdd0\ufdef\uffff\U0001ffff\U0010ffff",
    "\ud83d alone",
    "长" * (LONGEST + 100),
    "😀" * (LONGEST + 100),
    "x" * (LONGEST - 1) + "😀",
    "x" * LONGEST + " ",
    "a\u2028b\u2029c\xa0d\u1680e\u2009f\u202fg\u205fh",
    "Z",
    "a",
    "é",
    "e\u0301",
    "\U0001f1e8\U0001f1f3",
)


def test_a_page_saves_what_a_command_writes() -> None:
    chance = random.Random(19)
    sets = []
    for kind in KINDS:
        names = columns(kind)
        for count in (0, 1, 2, 7, 40):
            rows = [{name: chance.choice(HARD) for name in names} for _ in range(count)]
            rows += [{names[0]: text} for text in HARD] if count == 40 else []
            campaign = "river" if kind == "receipts" else None
            sets.append({"kind": kind, "columns": names, "rows": rows, "campaign": campaign})
    given = {
        "script": base64.b64encode(chat_reader().encode()).decode(),
        "forms": json.loads(FORMS_JSON),
        "expected": expecting().as_json(),
        "sets": sets,
        "day": "2026-12-07",
    }
    saved = run_node(Path(__file__).with_name("rows.mjs"), given)
    for one, file in zip(sets, saved, strict=True):
        written = new_rows(one["kind"], one["rows"], date(2026, 12, 7), one["campaign"])
        found = {file["path"]: file["text"].encode()} if file else {}
        assert found == written, one
