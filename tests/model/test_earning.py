from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kits.model.badges import Badge, BadgeRule
from kits.model.credits import Deed
from kits.model.earning import ahead, awarded, earned
from kits.model.faces import Face
from kits.model.offices import Tenure
from kits.model.people import SOMEONE

DAY = date(2026, 1, 1)


def badge(id: str = "pen", credit: str = "duty", **facts: object) -> Badge:
    rule = BadgeRule.model_construct(credit=credit, **facts)  # type: ignore[arg-type]
    return Badge.model_construct(id=id, name=id, icon=None, for_=id, rule=(rule,))


def deed(
    day: int = 0,
    kind: str = "duty",
    what: str | None = "copywriting",
    person: str | None = "mira",
    campaign: str = "drive",
    group: str | None = None,
) -> Deed:
    when = DAY + timedelta(days=day)
    return Deed(person=person, kind=kind, campaign=campaign, when=when, what=what, group=group)


def test_a_badge_is_earned_on_the_day_of_the_deed_that_completes_it() -> None:
    deeds = [deed(30), deed(10), deed(20), deed(0, kind="host")]
    (one,) = earned([badge(at_least=2)], deeds, {})
    assert (one.person, one.when, one.deeds) == ("mira", deed(20).when, (deed(10), deed(20)))


def test_a_duty_of_another_name_does_not_count() -> None:
    deeds = [deed(0, what="judging")]
    assert earned([badge(duty="copywriting")], deeds, {}) == ()
    assert [one.person for one in earned([badge(duty="judging")], deeds, {})] == ["mira"]


def test_a_badge_counts_any_span_and_once_earned_it_stays() -> None:
    year = badge(at_least=3, within=timedelta(days=365))
    far = [deed(0), deed(200), deed(366)]
    assert earned([year], far, {}) == ()
    near = [*far, deed(565)]
    (one,) = earned([year], [*near, deed(3000)], {})
    assert one.deeds == tuple(near[1:])


def test_campaigns_and_groups_are_counted_apart() -> None:
    same = [deed(n, kind="lead", group="north") for n in range(3)]
    lamps = badge(credit="lead", at_least=2, groups=2)
    assert earned([lamps], same, {}) == ()
    assert earned([lamps], [*same, deed(9, kind="lead", group="south")], {}) != ()
    rounds = badge(credit="lead", campaigns=2)
    assert earned([rounds], same, {}) == ()
    assert earned([rounds], [*same, deed(9, kind="lead", campaign="swap")], {}) != ()


def test_a_guest_and_someone_who_was_removed_earn_nothing() -> None:
    deeds = [deed(person=None), deed(person=SOMEONE)]
    assert earned([badge()], deeds, {}) == ()


def test_what_is_ahead_is_begun_and_not_earned_the_nearest_first() -> None:
    badges = [
        badge("far", at_least=5),
        badge("near", at_least=3),
        badge("had", at_least=2),
        badge("never", credit="host"),
        badge("gone", at_least=3, within=timedelta(days=5)),
    ]
    found = [(one.badge.id, one.have, one.need) for one in ahead(badges, [deed(0), deed(10)], ())]
    assert found == [("near", 2, 3), ("gone", 1, 3), ("far", 2, 5)]


def deputy(first: int, last: int) -> Tenure:
    start, end = (DAY + timedelta(days=day) for day in (first, last))
    return Tenure(office="deputy", first=start, last=end)


def of_office(days: int | None, *more: BadgeRule, step: int | None = None) -> Badge:
    span = None if days is None else timedelta(days=days)
    rule = BadgeRule.model_construct(office="deputy", for_=span)
    return badge().model_copy(update={"rule": (rule, *more), "step": step})


def test_an_office_is_counted_in_days_of_all_terms_each_once() -> None:
    held = {"mira": [deputy(50, 59), deputy(0, 9), deputy(5, 14)]}
    for days, when in ((10, 9), (15, 14), (16, 50), (25, 59), (None, 0)):
        (one,) = earned([of_office(days)], [], held)
        assert (one.when, one.deeds) == (deed(when).when, ())
    assert earned([of_office(26)], [], held) == ()
    leads = [Tenure(office="leader", first=DAY, last=deed(99).when)]
    assert earned([of_office(1)], [], {"mira": leads}) == ()


def test_a_badge_of_several_rules_is_earned_when_the_last_of_them_holds() -> None:
    both = of_office(10, BadgeRule.model_construct(credit="host", at_least=2))
    hosted = [deed(3, kind="host"), deed(20, kind="host")]
    (one,) = earned([both], hosted, {"mira": [deputy(0, 30)]})
    assert (one.when, one.deeds) == (deed(20).when, tuple(hosted))
    assert earned([both], hosted[:1], {"mira": [deputy(0, 30)]}) == ()
    assert earned([both], hosted, {"mira": [deputy(0, 8)], "bo": [deputy(0, 30)]}) == ()


def test_what_is_ahead_of_several_rules_is_the_part_that_lacks_most() -> None:
    both = of_office(90, BadgeRule.model_construct(credit="host", at_least=2))
    hosted = [deed(3, kind="host")]
    found = [*ahead([both], hosted, [deputy(0, 9)]), *ahead([both], hosted, [deputy(0, 80)])]
    assert [(one.rule.office, one.have, one.need) for one in found] == [
        ("deputy", 10, 90),
        (None, 1, 2),
    ]
    assert list(ahead([both], [], [])) == []


def test_a_month_in_office_is_as_far_as_one_deed() -> None:
    badges = [of_office(90), badge("four", at_least=4), badge("three", at_least=3)]
    found = ahead(badges, [deed(0)], [deputy(0, 9)])
    assert [one.badge.id for one in found] == ["three", "four", "pen"]


def test_the_public_is_shown_offices_that_earned_a_badge_and_never_a_step() -> None:
    face = Face(slug="mira", name="Mira", status="active")
    held = {"mira": [deputy(0, 30)], "bo": [deputy(0, 30)]}
    badges = [of_office(10)]
    assert [one.face for one in awarded(badges, [], held, {"mira": face}, {})] == [face]
    assert awarded([of_office(10, step=1)], [], held, {"mira": face}, {}) == ()


PLACES = st.sampled_from(["north", "south", None])
DEEDS = st.lists(
    st.builds(
        deed,
        st.integers(0, 30),
        kind=st.sampled_from(["lead", "duty"]),
        campaign=st.sampled_from(["drive", "swap", "walk"]),
        group=PLACES,
    ),
    max_size=7,
)
RULES = st.builds(
    badge,
    credit=st.just("lead"),
    at_least=st.integers(1, 3),
    campaigns=st.none() | st.integers(1, 3),
    groups=st.none() | st.integers(1, 2),
    within=st.none() | st.integers(0, 20).map(lambda days: timedelta(days=days)),
)


@given(DEEDS, RULES)
def test_a_badge_is_earned_on_the_first_day_on_which_some_of_the_deeds_fulfil_its_rule(
    deeds: list[Deed], rule: Badge
) -> None:
    days = [day for some in choices(deeds) if (day := fulfils(rule.rule[0], some))]
    found = earned([rule], deeds, {})
    assert [one.when for one in found] == ([min(days)] if days else [])


def choices(deeds: list[Deed]) -> list[tuple[Deed, ...]]:
    return [some for size in range(1, len(deeds) + 1) for some in combinations(deeds, size)]


def fulfils(rule: BadgeRule, deeds: tuple[Deed, ...]) -> date | None:
    """The day on which these deeds, all of them, fulfil a rule."""
    days = [one.when for one in deeds]
    enough = (
        all(one.kind == rule.credit for one in deeds)
        and len(deeds) >= rule.at_least
        and len({one.campaign for one in deeds}) >= (rule.campaigns or 0)
        and len({one.group for one in deeds if one.group}) >= (rule.groups or 0)
        and (rule.within is None or max(days) - min(days) <= rule.within)
    )
    return max(days) if enough else None
