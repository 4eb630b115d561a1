"""Events on their way into `content/log/`: a new small file for them, and no file that is there.

Its name comes of its rows, so that the same rows are the same file whoever saves them, two people
never write one file, and what was made on a phone can be uploaded as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from hashlib import sha256

from kits.model.cells import plain
from kits.model.log import columns
from kits.source.table_edits import safe
from kits.source.trees import CONTENT

_QUOTED = re.compile('[",\n]')


def new_rows(
    kind: str, rows: Iterable[Mapping[str, str]], day: date, campaign: str | None = None
) -> dict[str, bytes]:
    """The file of some events of a kind, by path; none where there are no events.

    Rows have cells by the columns of the kind; receipts belong to a `campaign`.
    """
    names, spelt = columns(kind), cache(_spelt)
    lines = sorted({",".join([spelt(row.get(name, "")) for name in names]) for row in rows})
    if not lines:
        return {}
    data = "\n".join([",".join(names), *lines, ""]).encode()
    folder = "/".join(filter(None, (CONTENT, "log", kind, campaign)))
    return {f"{folder}/{day.isoformat()}-{sha256(data).hexdigest()[:12]}.csv": data}


def _spelt(cell: str) -> str:
    text = safe(plain(cell))
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text
