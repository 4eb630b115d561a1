"""What the names of files say: which are versions of one text, in which language."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale, UnknownLocaleError

_TRANSLATION = re.compile(
    r"(?P<stem>.+)\.(?P<locale>[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?)"
)
_LIKE_A_LOCALE = re.compile(r"(?P<stem>.+)\.(?P<locale>[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,4}){0,2})")
_MARKDOWN = ".md"


def stem_and_locale(path: str) -> tuple[str, str | None]:
    """The path of a Markdown file without its ending, and the language that stands before it.

    `launch.zh-TW.md` gives `launch` and `zh-TW`, `node.js.md` gives `node.js` and None.
    """
    stem = path.removesuffix(_MARKDOWN)
    found = _TRANSLATION.fullmatch(stem)
    if found is None or not _is_locale(found["locale"]):
        return stem, None
    return found["stem"], found["locale"]


def mistaken_locale(stem: str) -> tuple[str, str | None] | None:
    """The stem and the language that a name such as `launch.zh_TW` was probably meant to have.

    The language is None where no code is near; there is none of either without a dot.
    """
    found = _LIKE_A_LOCALE.fullmatch(stem)
    if found is None:
        return None
    language, *more = re.split("[-_]", found["locale"])
    regions = (part.title() if len(part) == 4 else part.upper() for part in more)
    near = "-".join([language.lower(), *regions])
    return found["stem"], near if _is_locale(near) else None


@lru_cache(maxsize=256)
def _is_locale(code: str) -> bool:
    try:
        Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True
