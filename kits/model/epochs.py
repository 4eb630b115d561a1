"""The moment that `SOURCE_DATE_EPOCH` fixes, for builds that give the same bytes again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
YEARS = range(1970, 3000)
"""In which a community can be built; days before and after a moment must be there too."""
BEYOND = f"not between the years {YEARS[0]} and {YEARS[-1]}"


def at_epoch(text: str) -> datetime:
    """The moment so many seconds after 1970; raises ValueError with a sentence."""
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f'SOURCE_DATE_EPOCH is "{text[:40]}", not a number of seconds')
    if len(text) > 12 or (moment := BEGINNING + timedelta(seconds=int(text))).year not in YEARS:
        raise ValueError(f'SOURCE_DATE_EPOCH is "{text[:40]}", {BEYOND}')
    return moment
