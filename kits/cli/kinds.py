"""What is typed behind options: ids, days, languages and zones, read as in content."""

from __future__ import annotations

from datetime import date
from typing import Any

import click
from pydantic import TypeAdapter, ValidationError

from kits.model.moments import UnreadableMoment, read_point
from kits.model.reading.slugs import SLUG, slug_of
from kits.model.values import LocaleCode, Zone


class Slug(click.ParamType[str]):
    """An id: small Latin letters, digits and single hyphens."""

    name = "id"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The id as it is; anything else is wrong use, answered with the nearest id."""
        if SLUG.fullmatch(value):
            return value
        near = slug_of(value)
        example = f'try "{near}"' if near else "write it like shanghai-03"
        return self.fail(f'"{value}" is not an id; {example}', param, ctx)


class Checked(click.ParamType[str]):
    """A text that content may hold under a key, read by the type of that key."""

    name = "text"

    def __init__(self, kind: Any) -> None:
        self._reader: TypeAdapter[str] = TypeAdapter(kind)

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The text as it is; the finding of a wrong one is the answer to wrong use."""
        try:
            return self._reader.validate_python(value)
        except ValidationError as problem:
            facts = problem.errors()[0]["ctx"]
            return self.fail(f"{facts['words']}; {facts['hint']}", param, ctx)


class Day(click.ParamType[date]):
    """A day, `2026-12-07`."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that was written as in content."""
        try:
            day = read_point(value).day
        except UnreadableMoment as problem:
            return self.fail(str(problem.words), param, ctx)
        return day or self.fail(f'"{value}" is no day; write it as 2026-12-07', param, ctx)


SLUG_TYPE, DAY_TYPE = Slug(), Day()
LOCALE_TYPE, ZONE_TYPE = Checked(LocaleCode), Checked(Zone)
