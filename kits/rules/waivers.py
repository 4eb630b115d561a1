"""Rules of `waivers.csv` itself."""

from __future__ import annotations

from kits.model.findings import Finding, Words, error, say, warning
from kits.model.places import Place


def unknown_rule(place: Place, rule: str, near: str | None) -> Finding:
    """A waiver names a rule by its id, as `kits check` prints it.

    A rule that was renamed answers to its old id as well.

    Bad:
        --- groups/lighthouse.md
        members: 12
        --- waivers.csv
        record,rule,reason
        groups/lighthouse,group-without-deptuy,A family looks after itself.

    Good:
        --- groups/lighthouse.md
        members: 120
        --- waivers.csv
        record,rule,reason
        groups/lighthouse,group-without-deputy,A family looks after itself.
    """
    hint = say("write the id that kits check prints, such as group-without-deputy")
    if near:
        hint = say('did you mean "{near}"?', near=near)
    return error("unknown-rule", place, say('no rule is called "{rule}"', rule=rule), hint)


def unknown_record(place: Place, record: str, near: str | None) -> Finding:
    """A waiver names a record that there is.

    It is called by its folder and id: `groups/shaoxing`, `people/cloud`, `campaigns/winter-night`,
    and of that its message `campaigns/winter-night/20-launch`, the row of a group in its table,
    `campaigns/winter-night/groups/shaoxing`, and `campaigns/winter-night/recap`. So are
    `recipes/walk`, `recipes/walk/20-launch`, `training/leaders/01-first-week`, `pages/about` and
    `badges/scribe`; `community` and `badges` are these two files. Anything else is called by its
    path in `content`, such as `groups/cities.csv` for what is wrong with a table as a whole.

    Bad:
        --- groups/lighthouse.md
        members: 120
        deputies: ben
        --- waivers.csv
        record,rule,reason
        groups/lighthuose,group-without-deputy,A family looks after itself.

    Good:
        --- groups/lighthouse.md
        members: 120
        --- waivers.csv
        record,rule,reason
        groups/lighthouse,group-without-deputy,A family looks after itself.
    """
    hint = say("write it as groups/shaoxing, people/cloud or campaigns/winter-night/20-launch")
    if near:
        hint = say('did you mean "{near}"?', near=near)
    words = say('no record is called "{record}"', record=record)
    return error("unknown-record", place, words, hint)


def unwaivable(place: Place, words: Words, hint: Words) -> Finding:
    """Only what would be poor is waived, never what would be wrong or would expose someone.

    Warnings can be waived, and two errors that may be mistaken: `placeholder`, since a group may be
    called TODO, and `named-without-consent`, since a person may be called Cloud; where a text names
    several people, at each of them. No rule that keeps people from harm is ever waived: what they
    agreed to, what is confidential or private, and which files are published.

    Bad:
        --- waivers.csv
        record,rule,reason
        campaigns/drive,private-fact,Everyone knows what it costs.

    Good:
        --- groups/lighthouse.md
        members: 120
        --- waivers.csv
        record,rule,reason
        groups/lighthouse,group-without-deputy,A family looks after itself.
    """
    return error("unwaivable", place, words, hint)


def unused_waiver(place: Place, words: Words, hint: Words) -> Finding:
    """A waiver silences something.

    One that is left over would silence the next mistake of its kind unseen. What is merely due
    (`recap-due`) comes and goes with the days, and so do findings of kits once a campaign is over:
    waivers of these may wait.

    Bad:
        --- groups/lighthouse.md
        members: 12
        --- waivers.csv
        record,rule,reason
        groups/lighthouse,group-without-deputy,A family looks after itself.

    Good:
        --- groups/lighthouse.md
        members: 120
        --- waivers.csv
        record,rule,reason,until
        groups/lighthouse,group-without-deputy,A family looks after itself.,2027-06-30
    """
    return warning("unused-waiver", place, words, hint)


RULES = (unknown_rule, unknown_record, unwaivable, unused_waiver)
