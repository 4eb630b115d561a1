"""Nobody is named without having agreed to it, and staff stay behind the scenes."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.campaigns import LEADER
from kits.model.community import Community
from kits.model.faces import face_of
from kits.model.findings import Finding, error, say, warning
from kits.model.places import Place
from kits.model.remedies import fill


def announcer_without_consent(community: Community) -> Iterator[Finding]:
    """A campaign bears the byline of a user who agreed to be named.

    The byline stands in every group and on the public page, so silence counts as "no". Staff stay
    behind the scenes: they are operators, never announcers. In a draft it is only a warning.

    Bad:
        --- people/mira.md
        name: Mira
        --- campaigns/drive.md
        announcer: mira

    Good:
        --- people/mira.md
        name: Mira
        credit: alias
        alias: M.
        --- campaigns/drive.md
        announcer: mira
    """
    for run in community.runs.values():
        id = run.campaign.announcer
        person = community.people.get(id)
        if id == LEADER or person is None:
            continue
        if person.role == "staff":
            words = say('"{id}" is staff, and a campaign bears the byline of a user', id=id)
            hint = say("name a user who agreed to it, or write announcer: leader")
        elif person.credit not in ("name", "alias"):
            words = say('"{id}" has not agreed to be named, and would be the byline', id=id)
            hint = say("ask them and set their credit to name or alias, or name somebody else")
        else:
            continue
        place = run.campaign.at("announcer")
        yield error("announcer-without-consent", place, words, hint)


def operator_not_staff(community: Community) -> Iterator[Finding]:
    """The operator of a campaign is a member of staff.

    Delegation is never hands-off: somebody who is paid for it stays accountable.

    Bad:
        --- people/mira.md
        name: Mira
        --- campaigns/drive.md
        operator: mira

    Good:
        --- people/mira.md
        name: Mira
        role: staff
        --- campaigns/drive.md
        operator: mira
    """
    for run in community.runs.values():
        person = community.people.get(run.campaign.operator)
        if person and person.role != "staff":
            yield error(
                "operator-not-staff",
                run.campaign.at("operator"),
                say('the operator "{id}" is a user, not staff', id=person.id),
                say('name the accountable member of staff, or give the person the role "staff"'),
            )


def staff_honoured(community: Community) -> Iterator[Finding]:
    """All honour goes to users: staff win nothing, and are praised and credited nowhere.

    What is written of them here is shown to nobody. They may hold a duty.

    Bad:
        --- people/mira.md
        name: Mira
        role: staff
        --- campaigns/drive.md
        credits: [{person: mira, for: carried the books}]

    Good:
        --- people/mira.md
        name: Mira
        --- campaigns/drive.md
        credits: [{person: mira, for: carried the books}]
    """
    staff = {person.id for person in community.people.values() if person.role == "staff"}
    for id, place in _honoured(community):
        if id in staff:
            yield warning(
                "staff-honoured",
                place,
                say('"{id}" is staff, and all honour goes to users', id=id),
                say("take the line out, and thank them where nobody else reads it"),
            )


def _honoured(community: Community) -> Iterator[tuple[str | None, Place]]:
    """Who wins, is praised and is credited, and where."""
    for row in community.credits:
        yield row.person, row.at("person")
    for run in community.runs.values():
        for number, award in enumerate(run.campaign.awards):
            for place, winner in enumerate(award.winners):
                yield winner.person, run.campaign.at("awards", number, "winners", place)
        records = (run.campaign, run.recap) if run.recap else (run.campaign,)
        for record in records:
            for place, line in enumerate(record.credits):
                yield line.person, record.at("credits", place, "person")
        if run.recap:
            for place, praise in enumerate(run.recap.praise):
                yield praise.person, run.recap.at("praise", place, "person")


def alias_without_alias(community: Community) -> Iterator[Finding]:
    """Whoever wants to be known by an alias has one.

    Bad:
        --- people/mira.md
        name: Mira
        credit: alias

    Good:
        --- people/mira.md
        name: Mira
        credit: alias
        alias: M.
    """
    for person in community.people.values():
        if person.credit == "alias" and not person.alias:
            yield error(
                "alias-without-alias",
                person.at("credit"),
                say('"{id}" is to be named by an alias, and has none', id=person.id),
                fill(person.at("credit"), "alias", say("the name they chose")),
            )


def equal_aliases(community: Community) -> Iterator[Finding]:
    """No two people have the same address on the public site.

    An alias gives a person's page its address, in pinyin where it is Chinese; where someone is
    named in full, it is the id.

    Bad:
        --- people/mira.md
        name: Mira
        credit: alias
        alias: Lantern
        --- people/noor.md
        name: Noor
        credit: alias
        alias: lantern

    Good:
        --- people/mira.md
        name: Mira
        credit: alias
        alias: Lantern
        --- people/noor.md
        name: Noor
        credit: alias
        alias: Lamp
    """
    first: dict[str, str] = {}
    for person in community.people.values():
        face = face_of(person, community.locale) if person.credit == "alias" else None
        if face is None:
            continue
        named = community.people.get(face.slug)
        if named and named.credit == "name" and face_of(named, community.locale):
            first.setdefault(face.slug, named.id)
        other = first.setdefault(face.slug, person.id)
        if other != person.id:
            words = say(
                'the alias "{alias}" gives "{id}" the address "{slug}", which "{other}" has',
                alias=face.name,
                id=person.id,
                slug=face.slug,
                other=other,
            )
            hint = say("ask one of the two for another alias")
            yield error("equal-aliases", person.at("alias"), words, hint)
