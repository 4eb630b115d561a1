"""What is answered once a message is posted, as its leader will copy it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kits.model.codes import named, version_of, written
from kits.model.community import HQ, Community
from kits.model.findings import Finding, say, warning
from kits.model.messages import Message
from kits.rules.wordings import Wording
from kits.rules.wordings import written as wordings
from kits.texts.replies import BETWEEN

DONE = "(?!了|完|过|好|已|sent|posted|done)"
QUESTIONS = re.compile(
    r"[?？]"
    r"|(?<![十好这那前上后近])几[个人位条张本组班群份点]|多少|哪[个些几位]|有没有|是否|(?:吗|呢|了没)$"
    r"|^谁|(?:^|是|有|做)什么$|怎么样$|^(?:到场|报名|参加|接龙)?人数$"
    r"|\bhow (?:many|much|often|long)\b|^(?:how|who|what|which|when|where|whether)\b"
    r"|^(?:did|do|does|are|were|is|was) (?:you|they|there|anyone|people|members)\b"
    r"|^(?:the )?(?:number of|head ?count)\b",
    re.IGNORECASE | re.MULTILINE,
)
ORDERS = re.compile(
    rf"^请(?!假|教)|(?<=[发完后，,。；;\s])请(?:回|报|发|告|写)|^回复{DONE}|^回(?:个|一[个句声])"
    rf"|^(?:告诉|说(?:一声|一下|明)|写(?:上|明|清|一下)|注明)"
    rf"|^(?:发|附|传|带|回|交|拍){DONE}(?:一?[张个份下]|上)?(?:群里的?)?"
    rf"(?:截图|照片|图片?|名单|人数|数字|总数){DONE}"
    rf"|^(?:数|统计|报|清点){DONE}.{{0,4}}人数?$"
    r"|^(?:please|pls|tell|say|send|let (?:us|me)|attach|share)\b"
    r"|^(?:reply|answer|report|write|state|type|give|count|confirm|post|take|name|list|note)"
    r" (?:with|how|when|who|what|the|your|a|an|in|to|by|back|if|any|down|that|us|whether)\b",
    re.IGNORECASE | re.MULTILINE,
)
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


def asking_report(community: Community) -> Iterator[Finding]:
    """A report is what is true once a message is posted, and asks its leader by `ask` alone.

    One press copies it as it stands, with the group's name and a code. A question or an instruction
    would come back unanswered from every group. What you want to know stands in
    `ask("How many came?")`: the page then has a field for it.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        report: how many came
        ---
        We begin today.

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        report: posted {{ ask("How many came?") }}
        ---
        We begin today.
    """
    if community.settings.policy.receipts == "none":
        return
    for wording in wordings(community):
        record = wording.record
        if not isinstance(record, Message) or wording.steps != ("report",):
            continue
        if record.to != "groups" or "ask(" in wording.text or not is_asking(wording.text):
            continue
        yield warning(
            "asking-report",
            record.at("report"),
            say(
                'the report "{report}" asks or tells its leader something,'
                ' and is copied as it stands: "{line}"',
                report=wording.text,
                line=_line(community, wording, record),
            ),
            say(
                "write what is true once it is posted, and put the question into ask:"
                ' posted {{{{ ask("How many came?") }}}}'
            ),
        )


def is_asking(report: str) -> bool:
    """Whether a report is a question, or tells somebody what to do."""
    said = TAG.sub("", report).strip()
    return bool(QUESTIONS.search(said) or ORDERS.search(said))


def _line(community: Community, wording: Wording, message: Message) -> str:
    """What the first group would answer."""
    group = next((group for group in community.groups.values() if group.kind != HQ), None)
    run = wording.run.id if wording.run else ""
    code = written(named(run, group.id if group else "", message.id), version_of(message.text))
    name = group.in_locale(community.locale_of(group)).name if group else "…"
    return BETWEEN.join((wording.text, name, code))
