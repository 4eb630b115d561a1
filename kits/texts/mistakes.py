"""Rules of message templates: each takes one mistake and gives its finding."""

from __future__ import annotations

from kits.model.findings import Finding, Words, error, say, warning
from kits.model.nearest import nearest
from kits.model.places import Place
from kits.texts.environment import TESTS
from kits.texts.filters import FILTERS
from kits.texts.names import NAMES, USUAL
from kits.texts.syntax import Refused


def unreadable_template(place: Place, tag: str) -> Finding:
    """Every tag of a message is closed, and says something that can be read.

    `{{ … }}` prints a value, `{% if … %}…{% endif %}` and `{% for … %}…{% endfor %}` choose and
    repeat, and `{# … #}` is a remark that nobody gets.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        See you in {{ here.place

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        See you in {{ here.place | default("the usual place") }}
    """
    return error(
        "unreadable-template",
        place,
        say('the tag "{tag}" cannot be read', tag=tag),
        say("close every {{{{ with }}}} and every {{% if %}} with {{% endif %}}"),
    )


def full_width_tag(place: Place, mark: str, plain: str) -> Finding:
    """The finding of a mark of a Chinese input method inside a tag."""
    return error(
        "unreadable-template",
        place,
        say('the full-width "{mark}" does not work inside a tag', mark=mark),
        say("type {plain} instead, with the input method switched to English", plain=plain),
    )


def doubled_dot(place: Place, tag: str) -> Finding:
    """The finding of two dots between a name and its part."""
    return error(
        "unreadable-template",
        place,
        say('the tag "{tag}" has two dots in a row', tag=tag),
        say("write one dot between a name and its part, such as group.name"),
    )


def unclosed_remark(place: Place) -> Finding:
    """The finding of a `{#` without `#}`, such as the id of a heading."""
    return error(
        "unreadable-template",
        place,
        say('the remark that begins with "{{#" is never closed'),
        say("take it out: headings of a message have no ids; a remark is closed with #}}"),
    )


def refused_in_message(place: Place, words: Words, hint: Words) -> Finding:
    """A message uses only what a message may use.

    Values are printed, chosen with `if`, repeated with `for`, and kept with a one-line `set`. The
    filters are `day date weekday time default first last join length upper lower list sort round`.
    Everything else is refused, so that a text stays a text that anyone can read.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        {% include "footer.md" %}

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        Ask {{ leader }}.
    """
    return error("refused-in-message", place, words, hint)


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


def senseless_expression(place: Place) -> Finding:
    """The finding of an expression that compares or adds what does not belong together."""
    return unfit_value(
        place,
        say("this compares or adds things that do not go together"),
        say("compare texts with texts; a value of a table is always text"),
    )


def too_long_a_run(place: Place) -> Finding:
    """The finding of a template that prints or repeats without end."""
    return unfit_value(
        place,
        say("this prints or repeats far more than a message can hold"),
        say("print less, or repeat over a shorter list"),
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
        place, say('there is nothing called "{name}" here', name=name), _use(name, known)
    )


def unknown_moment(place: Place, name: str) -> Finding:
    """The finding of a moment that the campaign does not have."""
    return unknown_name(
        place,
        say('the campaign has no moment called "{name}"', name=name),
        say("add it to the campaign: dates: {{{name}: 2026-12-07 19:00}}", name=name),
    )


def _use(name: str, known: tuple[str, ...]) -> Words:
    if near := nearest(name, known):
        return say('did you mean "{near}"?', near=near)
    if known:
        return say("use one of {known}", known=known)
    return say("a text has no parts; print it as it is")


def _whose(field: str) -> Words | None:
    """The hint for a field that is asked of nothing, where records have one of that name."""
    found = [f'"{record}.{field}"' for record in USUAL if field in (NAMES[record] or ())]
    return say("write whose it is: {names}", names=tuple(found)) if found else None


def refused(place: Place, item: Refused) -> Finding:
    """The finding of a name or construct that a message may not use."""
    match item.kind:
        case "name":
            return unknown_name(
                place,
                say('no name is called "{name}"', name=item.name),
                _whose(item.name) or _use(item.name, USUAL),
            )
        case "field":
            return unknown_name(
                place,
                say('"{record}" has no "{name}"', record=item.record, name=item.name),
                _use(item.name, NAMES[item.record] or ()),
            )
        case "part":
            return unknown_name(
                place,
                say('"{record}" has no "{name}"', record=item.record, name=item.name),
                say("it has no parts; print it as it is"),
            )
        case "wrong-audience":
            return unknown_name(
                place,
                say('"{name}" says nothing in this text', name=item.name),
                item.hint or say("leave it out"),
            )
        case "filter":
            words = say('there is no filter "{name}"', name=item.name)
            hint = _use(item.name, tuple(FILTERS))
        case "test":
            words = say('there is no test "{name}"', name=item.name)
            hint = _use(item.name, TESTS)
        case "misplaced":
            words = say("ask stands only in a report, where the leader answers it")
            hint = say("write the text itself, or move the question to report")
        case "second":
            words = say("a report asks one thing, and this is the second")
            hint = say("keep one ask, and put both questions into it")
        case "unasked":
            words = say("ask says no question")
            hint = say('write it in quotes, as in ask("How many came?")')
        case "computed":
            words = say("the question of ask is one text, written out")
            hint = say('write it in quotes, as in ask("How many came?")')
        case "woven":
            words = say("ask stands by itself, since its answer comes only once the text is posted")
            hint = say('write {{{{ ask("How many came?") }}}}, in no other tag and with no filter')
        case "call":
            words = say("a message cannot call anything")
            hint = say("print a value as it is, or with a filter such as | day")
        case "nothing":
            words = say("none is nothing that could be printed")
            hint = say("take it out, or write the text itself")
        case "number":
            words = say("no message can hold so large a number")
            hint = say("write a smaller one")
        case "tag":
            words = say('the tag "{name}" cannot stand in a message', name=item.name)
            hint = say("use if, for or a one-line set")
        case _:
            words = say('the sign "{name}" cannot stand in a message', name=item.name)
            hint = say("compare with == or <, or join texts with ~")
    return refused_in_message(place, words, hint)


def costly_text(place: Place, text: Words) -> Finding:
    """A text is chat text: a few hundred words, with a handful of marks.

    A text with thousands of brackets or stars would hold up everyone's kits.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        %%[ 5000 times%%

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        Join us.
    """
    return error(
        "costly-text",
        place,
        say("{text} has more marks than a chat text can need", text=text),
        say("leave out the runs of brackets and stars, or split the text"),
    )


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
    unreadable_template,
    refused_in_message,
    unknown_name,
    empty_value,
    unfit_value,
    early_winners,
    costly_text,
    long_answer,
)
