"""A plain line of a calendar is folded as the library folds it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from icalendar.parser import Contentline

from kits.render.calendars import _line

VALUES = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=400)


@given(VALUES | st.text("ab\\^,:;", max_size=400))
def test_any_line_is_folded_as_the_library_does(value: str) -> None:
    assert _line("URL", value) == Contentline(f"URL:{value}").to_ical() + b"\r\n"
