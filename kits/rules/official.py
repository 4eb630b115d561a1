"""A campaign is the users': staff and their company stay behind the scenes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from kits.model.audiences import Audience
from kits.model.campaigns import Campaign
from kits.model.community import Community
from kits.model.elements import TEXTS
from kits.model.facts import Fact
from kits.model.findings import Finding, say, warning
from kits.model.messages import Message
from kits.model.people import Person
from kits.model.recaps import Recap
from kits.rules.naming import forms_of, names_of, stands_alone
from kits.rules.wordings import Wording, audience_of_run, told

TO_MEMBERS = frozenset({"title", "introduction", "faq", "awards", "place", *TEXTS})
PARTS = frozenset({("changes", "what"), ("flaws", "answer"), ("tasks", "what")})
"""What of a campaign members read."""
OF_A_MESSAGE = frozenset({"text", "variants", "subject", "attach"})
OF_PRIZES = ("prize", "settlement")
LONGER = {"方": "(?![便案法圆式才针言]|面(?![向对]))", "司": "(?![机令空徒马仪法])"}
"""What makes another word of one that ends so."""
SENTENCE = re.compile(r"[^\n。！？!?；;]+")


def staff_named(community: Community) -> Iterator[Finding]:
    """What members read names no member of staff.

    Staff stay behind the scenes, and all honour goes to users. Read is what a campaign says to
    members and the public; leaders know their operator, and may be told of them. A sentence that
    says who gives a prize stays, since the law asks for it, and so does a name that a user has too.
    In public, a name that somebody did not agree to is an error of its own.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        Oda Paulsen asks you all to bring a book.

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        We ask you all to bring a book.
    """
    names = _names(community.people)
    if names is None:
        return
    unheard = names_of(community).owners
    for wording in filter(_is_read_by_members, told(community)):
        is_draft = wording.run and audience_of_run(wording.run) is Audience.OPERATORS
        is_public = wording.audience is Audience.PUBLIC and not is_draft
        for found in _alone(names, wording.text):
            is_told = is_public and unheard.get(found[0])
            if not is_told and not _says_who_gives(wording, found.start()):
                words = say('"{name}" is staff, and members read this', name=found[0])
                hint = say("leave the name out: the campaign is the users'")
                place = wording.passage().place_of(found.start(), len(found[0]))
                yield warning("staff-named", place, words, hint)


def official_wording(community: Community) -> Iterator[Finding]:
    """What members read is said by users, not by a company.

    Looked for are words such as "the official team", 官方, 本公司 and 主办方, in what a campaign
    says to members and the public. A sentence that says who gives a prize stays, since the law asks
    for it.

    Bad:
        --- campaigns/drive.md
        notes: The official team decides.

    Good:
        --- campaigns/drive.md
        notes: The crew decides. The prizes are provided by our company.
    """
    for wording in filter(_is_read_by_members, told(community)):
        until = 0
        for found in _alone(_pattern("but", "words"), wording.text):
            word = found["words"]
            if word and found.start() >= until and not _says_who_gives(wording, found.start()):
                rest = SENTENCE.match(wording.text, found.start())
                until = rest.end() if rest else found.end()
                words = say(
                    '"{word}" speaks for a company, and the campaign is the users\'', word=word
                )
                hint = say("say it as a user would, without that word")
                place = wording.passage().place_of(found.start(), len(word))
                yield warning("official-wording", place, words, hint)


def _alone(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What a pattern finds that is no part of a longer word."""
    return (found for found in pattern.finditer(text) if stands_alone(text, *found.span()))


def _is_read_by_members(wording: Wording) -> bool:
    record, first = wording.record, wording.steps[0]
    if not wording.prose or wording.audience is Audience.OPERATORS:
        return False
    if isinstance(record, Message):
        return record.to == "groups" and first in OF_A_MESSAGE
    if isinstance(record, Campaign):
        return first in TO_MEMBERS or (first, wording.steps[-1]) in PARTS
    if isinstance(record, Fact):
        return first in ("what", "value")  # who published it, and who gains by it, has to be said
    return isinstance(record, Recap) and first == "thanks"


def _says_who_gives(wording: Wording, at: int) -> bool:
    """Whether the sentence at a place of a text says who gives a prize."""
    spans = SENTENCE.finditer(wording.text)
    said = next((found[0] for found in spans if found.start() <= at < found.end()), "")
    of_prize = wording.steps[0] == "awards" and wording.steps[-1] in OF_PRIZES
    is_about = of_prize or _pattern("prizes").search(said)
    return bool(is_about and _pattern("given").search(said))


@cache
def _pattern(*lists: str) -> re.Pattern[str]:
    """Finds the words of some lists of `official.toml`, each as a group of its list's name."""
    known = tomllib.loads((files("kits.rules") / "official.toml").read_text(encoding="utf-8"))
    longest = {name: sorted(known[name], key=len, reverse=True) for name in lists}
    parts = (f"(?P<{name}>{'|'.join(map(_spaced, longest[name]))})" for name in lists)
    return re.compile("|".join(parts), re.IGNORECASE)


def _spaced(word: str) -> str:
    """A word whatever the spaces, and not as the beginning of `方便` or `司机`."""
    longer = next((rest for end, rest in LONGER.items() if word.endswith(end)), "")
    return r"\s+".join(map(re.escape, word.split())) + longer


def _names(people: Mapping[str, Person]) -> re.Pattern[str] | None:
    """Finds the names of staff, the longest first, but for those that a user bears too."""
    of_users = {form for one in people.values() if one.role == "user" for form in forms_of(one)}
    staff = {form for one in people.values() if one.role == "staff" for form in forms_of(one)}
    forms = sorted(staff - of_users, key=lambda form: (-len(form), form))
    return re.compile("|".join(map(re.escape, forms))) if forms else None
