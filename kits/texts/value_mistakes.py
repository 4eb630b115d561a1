"""Rules of what templates print: each takes one mistake and gives its finding."""

from __future__ import annotations

from kits.model.findings import Finding, Words, error, say, warning
from kits.model.nearest import nearest
from kits.model.places import Place
from kits.texts.names import NAMES, USUAL


def unknown_name(place: Place, words: Words, hint: Words) -> Finding:
    """Every name that a message says is one that exists, also where it is only tested.

    The names are `community campaign group leader announcer here link message channel`. Only the
    columns of `here` and the keys of `vars` may be absent.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        Hello {{ group.nmae }}!

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        Hello {{ group.name }}!
    """
    return error("unknown-name", place, words, hint)


def empty_value(
    place: Place,
    text: Words,
    record: Words,
    field: str,
    known: tuple[str, ...] = (),
) -> Finding:
    """Every value that a message prints has a text, for every group that gets it.

    The finding stands where the value is missing: at the group's row, or at the record that lacks
    it. Where a value may be missing, test it first, or print something else with `default`.

    Only `leader` is a mistake of the text: a group may have no leader, no deputy and no contact.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        See you in {{ here.place }}.

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        {% if here.place %}See you in {{ here.place }}.{% endif %}
        Ask {{ leader }}.
    """
    facts = {"text": text, "field": field, "record": record}
    words = say('{text} prints "{field}", which {record} does not have', **facts)
    many = say('{text} prints "{field}", which {record} and {others} more do not have', **facts)
    fill = _fill_in(place, field)
    hint = say('{fill}, or print it with | default("…")', fill=fill)
    if near := nearest(field, known):
        hint = say('did you mean "{near}"?', near=near)
    return error("empty-value", place, words, hint, many=many)


def _fill_in(place: Place, field: str) -> Words:
    """How a missing value is given, by the dotted name under which texts print it."""
    block, _, key = field.rpartition(".")
    if block and not place.path.endswith(".csv"):
        return say("write {key}: indented below {block}:", key=key, block=block)
    return say('fill in "{field}"', field=field)


def nobody_to_name(place: Place, text: Words, record: Words, field: str) -> Finding:
    """The finding of a text that names whoever runs a group, where a group has no one to name."""
    facts = {"text": text, "field": field, "record": record}
    words = say('{text} prints "{field}", and {record} has no one to name', **facts)
    many = say(
        '{text} prints "{field}", and {record} and {others} more have no one to name', **facts
    )
    hint = say(
        'write {field} | default("…") for the groups without one, or give each a contact',
        field=field,
    )
    if field == "announcer":
        hint = say(
            'write {field} | default("…") for groups without a leader, or name who announces it',
            field=field,
        )
    return error("empty-value", place, words, hint, many=many)


def no_announcer(place: Place, text: Words) -> Finding:
    """The finding of a byline in a text that goes to no group, where leaders announce."""
    return error(
        "empty-value",
        place,
        say('{text} goes to no group, and prints "announcer", which only groups have', text=text),
        say("leave the name out: with announcer: leader, each group's own leader announces"),
    )


def unfit_value(place: Place, words: Words, hint: Words) -> Finding:
    """A value is only asked for what it can give.

    A list, a whole record, `true` and `false` cannot be printed; `day`, `date` and `weekday` need a
    date, and `time` a moment with an hour.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        Come at {{ campaign.title | time }}.

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        Come on {{ campaign.starts | day }}.
    """
    return error("unfit-value", place, words, hint)


def early_winners(place: Place, text: Words, until: str) -> Finding:
    """A message names winners only once the results are out.

    It may read `winners` of an award where it is never sent before the campaign's `results` (before
    its last day, where it gives none). The answer to a question is read at any time, so it names
    nobody.

    Bad:
        --- campaigns/drive/campaign.md
        results: 2026-12-16
        awards:
          - name: The first shelf
            criteria: The best note
            settlement: A week later
            why: It makes the next reader open the book.
            winners: {name: Ada, consent: name}
        --- campaigns/drive/messages/50-last-day.md
        title: The last day
        send: ends 18:00
        ---
        {% for award in campaign.awards %}{{ award.winners | join(", ") }}{% endfor %}

    Good:
        --- campaigns/drive/campaign.md
        results: 2026-12-16
        awards:
          - name: The first shelf
            criteria: The best note
            settlement: A week later
            why: It makes the next reader open the book.
            winners: {name: Ada, consent: name}
        --- campaigns/drive/messages/60-results.md
        title: The results
        send: results 18:00
        ---
        {% for award in campaign.awards %}{{ award.winners | join(", ") }}{% endfor %}
    """
    return error(
        "early-winners",
        place,
        say("{text} reads winners, and may be read before the results", text=text),
        say(
            "leave the winners out, or send it later, such as send: {until} + 1d 09:30",
            until=until,
        ),
    )


def unset_name(place: Place) -> Finding:
    """The finding of a name that was set on another branch only."""
    return unknown_name(
        place,
        say("a name is used here that was not set"),
        say("set it before the if, or give it a value on every branch"),
    )


def unknown_field(place: Place, name: str, known: tuple[str, ...]) -> Finding:
    """The finding of a field that the asked record does not have."""
    return unknown_name(
        place, say('there is nothing called "{name}" here', name=name), use_of(name, known)
    )


def unknown_moment(place: Place, name: str) -> Finding:
    """The finding of a moment that the campaign does not have."""
    return unknown_name(
        place,
        say('the campaign has no moment called "{name}"', name=name),
        say("add it to the campaign: dates: {{{name}: 2026-12-07 19:00}}", name=name),
    )


def use_of(name: str, known: tuple[str, ...]) -> Words:
    """The hint for a name that is none: the nearest, or all that there are."""
    if near := nearest(name, known):
        return say('did you mean "{near}"?', near=near)
    if known:
        return say("use one of {known}", known=known)
    return say("a text has no parts; print it as it is")


def whose(field: str) -> Words | None:
    """The hint for a field that is asked of nothing, where records have one of that name."""
    found = [f'"{record}.{field}"' for record in USUAL if field in (NAMES[record] or ())]
    return say("write whose it is: {names}", names=tuple(found)) if found else None


def long_answer(
    place: Place, text: Words, channel: str, most: int, length: int, group: str
) -> Finding:
    """An answer is no longer than the channels of the groups that may need it let through.

    A leader sends it when somebody asks; where it does not fit, they would have to cut it.

    Bad:
        --- community.yml
        channels:
          wechat: {limit: 20}
        faq:
          - id: who
            q: Who can join?
            a: Everyone who lives here, and everyone who would like to.
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        We begin today.

    Good:
        --- community.yml
        channels:
          wechat: {limit: 20}
        faq:
          - id: who
            q: Who can join?
            a: Everyone.
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        We begin today.
    """
    facts = {"text": text, "channel": channel, "length": length, "limit": most, "group": group}
    words = say(
        '{text} is too long for "{channel}" in group "{group}": {length}, and {limit} can be sent',
        **facts,
    )
    many = say(
        '{text} is too long for "{channel}" in group "{group}" and {others} more: '
        "{length}, and {limit} can be sent",
        **facts,
    )
    return warning("long-answer", place, words, say("shorten it"), many=many)


RULES = (
    unknown_name,
    empty_value,
    unfit_value,
    early_winners,
    long_answer,
)
