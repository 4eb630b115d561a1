"""Rules of message templates: each takes one mistake and gives its finding."""

from __future__ import annotations

from kits.model.findings import Finding, Words, error, say
from kits.model.places import Place
from kits.texts.environment import TESTS
from kits.texts.filters import FILTERS
from kits.texts.names import NAMES, USUAL
from kits.texts.syntax import Refused
from kits.texts.value_mistakes import (
    unfit_value,
    unknown_name,
    use_of,
    whose,
)


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


def refused(place: Place, item: Refused) -> Finding:
    """The finding of a name or construct that a message may not use."""
    match item.kind:
        case "name":
            return unknown_name(
                place,
                say('no name is called "{name}"', name=item.name),
                whose(item.name) or use_of(item.name, USUAL),
            )
        case "field":
            return unknown_name(
                place,
                say('"{record}" has no "{name}"', record=item.record, name=item.name),
                use_of(item.name, NAMES[item.record] or ()),
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
            hint = use_of(item.name, tuple(FILTERS))
        case "test":
            words = say('there is no test "{name}"', name=item.name)
            hint = use_of(item.name, TESTS)
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


RULES = (
    unreadable_template,
    refused_in_message,
    costly_text,
)
