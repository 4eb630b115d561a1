"""What days are off in the countries of a community's groups, as operators read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from kits.locale import catalogue, listed
from kits.render.views import View
from kits.texts.holidays import country_name, holiday, is_worked

Holidays = Mapping[date, tuple[str, ...]]


def holidays_of(view: View, first: date, days: int) -> Holidays:
    """The public holidays of so many days, and weekends on which people work to make up for one."""
    countries = dict.fromkeys(g.country for g in view.groups if g.country and g.is_awake)
    span = (first + timedelta(days=number) for number in range(days))
    return {day: told for day in span if (told := tuple(_told(view, day, countries)))}


def _told(view: View, day: date, countries: Iterable[str]) -> Iterable[str]:
    """Each with its countries, but for what holds in all of them."""
    locale, _ = view.locale.tag, catalogue(view.locale).gettext
    found: dict[str, list[str]] = {}
    for country in countries:
        name = holiday(country, day, locale)
        if name is None and is_worked(country, day, locale):
            name = _("a working day that makes up for a holiday")
        if name:
            found.setdefault(name, []).append(country_name(country, locale))
    for name, places in found.items():
        if len(places) == len(tuple(countries)):
            yield name
        else:
            where = listed(tuple(dict.fromkeys(places)), locale)
            yield _("{name} ({places})").format(name=name, places=where)
