"""What findings call a record."""

from __future__ import annotations

from kits.model.findings import Words, say

KINDS = {
    "badge": say("badge"),
    "fact": say("fact"),
    "campaign": say("campaign"),
    "group": say("group"),
    "lesson": say("lesson"),
    "message": say("message"),
    "occasion": say("occasion"),
    "person": say("person"),
    "recipe": say("recipe"),
    "team": say("team"),
}


def label(kind: str, id: str) -> Words:
    """`group "shanghai-03"`, or `this group` where it has no id; `kind` is one of `KINDS`."""
    what = KINDS[kind]
    return say('{what} "{id}"', what=what, id=id) if id else say("this {what}", what=what)
