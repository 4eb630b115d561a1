"""What the rules of days and hours share: the texts that they read, and what a clause is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from kits.model.agenda import Agenda, Schedule
from kits.model.community import Community
from kits.model.findings import Finding
from kits.model.groups import Group
from kits.model.messages import Message
from kits.model.places import Place
from kits.model.runs import Run
from kits.rules.copies import copied_day
from kits.rules.wordings import Wording
from kits.source.said_times import Said, said, typed
from kits.texts.sending import is_for

Event = Literal["begin", "meet", "end", "results", "other"]

EVENTS: Mapping[Event, re.Pattern[str]] = MappingProxyType(
    {
        "results": re.compile(
            r"结果|揭晓|颁奖|公布(?=了?[ !~。)]*$)|\b(?i:results?|winners?)\b", re.ASCII
        ),
        "end": re.compile(
            "结束|截止|收官|散[场会]|散(?=[ !~。)]*$)|最后一天"
            r"|\b(?i:ends?|ended|closes?|last day|final day|deadline)\b",
            re.ASCII,
        ),
        "begin": re.compile(
            "开始(?!收|发|领|抢|填|排|卖|订|放|准备|接)|开读|开抄|开写|开营|开赛|开幕|启动|开班|开场|开跑"
            r"|\b(?i:we (?:begin|start)(?! (?!reading|writing)[a-z]+ing\b)|begins|starts)\b"
            r"|\b(?i:kicks off|will (?:begin|start))\b",
            re.ASCII,
        ),
        "meet": re.compile(
            r"^[ *_#•-]*(?:时间|何时|(?i:when|time)):? ?$|不见不散|集合|碰头|相聚"
            r"|开门|入场|见面?(?=[ !~。)]*$)|\b(?i:see you|we meet|meet at"
            r"|join us|doors open|gather)\b",
            re.ASCII,
        ),
    }
)
"""What a clause is about, by the words that say so."""
OTHER_EVENTS = re.compile(
    "报名|预约|登记|投票|征集|招募|售|抢|领|预热|投稿|提交|打卡|入口|从|自|打算|每|平时|平常|通常|一般|早点|早些|先|提前|重新|不(?!见不散)"
    r"|\b(?i:sign-?up|regist\w+|voting|votes?|booking|tickets?|enrol\w*|entries|submi\w+|from|every|usually|not)\b",
    re.ASCII,
)
"""What begins and ends on days of its own."""
PAST = re.compile(
    "(?:去年|前年|上个?月|上次|上回|上一[次回季期]|历年|往年|当年|那年|明年|后年|下[次回]|下一[次回季期]"
    "|下期|书[里中]|小说里|故事里)[^。！？\n]{0,12}$"
    r"|\b(?i:last|next|previous|that) (?i:year|time|season|round)\b[^.!?\n]{0,40}$"
    r"|\b(?i:next one|in (?:the|this|his|her) (?:book|novel|story))\b[^.!?\n]{0,40}$",
    re.ASCII,
)
"""What says that a day is of another time."""
LIFE = re.compile(
    "^[^。！？\n]{0,8}(?:出生|生日|生于|逝世|去世|诞辰|忌日|纪念日|周年)"
    r"|^[^.!?\n]{0,20}\b(?i:born|died|birthday|anniversary)\b",
    re.ASCII,
)
BORN = re.compile(
    r"(?:生于|卒于|逝于|逝世于)[^。！？\n]{0,8}$|\b(?i:born|died)(?: on)?[ ]?$"
    "|(?:生日|诞辰|忌日|纪念日|读书日|国庆节?|元旦|春节|劳动节|圣诞节?|中秋节?)(?:是|在|为|：)? ?$"
    r"|\b(?i:birthday|anniversary|Christmas(?: Day)?|Book Day)(?i:s|(?: is| are)?(?: on)?) ?$",
    re.ASCII,
)
"""What says so before the day."""
WE_TOLD = re.compile(r"\b(?i:we (?:posted|announced|shared|sent))\b[^.!?\n]{0,40}$", re.ASCII)
TOLD_BEFORE = re.compile(
    "^[ )]*(?:[(]?(?:周|星期|礼拜).[ )]*)?(?:的公告|的通知|发的|发过|发出的|公布的|贴的)"
)
CLOSES = re.compile(r"^[^。！？\n]{0,6}截止|^ ?(?:it )?(?i:closes|is the deadline)\b", re.ASCII)
"""What ends, where the clause does not say what it is."""
THEN = re.compile(
    "[ )]*[，,] ?(?:不见不散|(?:我们)?[^，。！？；,\n]{0,8}见(?=[ !~。)]*$)"
    "|(?i:see you(?: there| then)?|we meet))",
    re.MULTILINE,
)
"""What says in the next clause that it was the hour at which people meet."""
_SENTENCE = re.compile(r"[。！？!?\n]|\. ")
_CLAUSE = re.compile(r"[，。！？；,!?;…\n]|\. ")


ASIDE = frozenset(
    {"brief", "changes", "credits", "delegation", "duties", "flaws", "heeded", "milestones"}
    | {"override", "private", "vars"}
)
"""What of a campaign tells of other days than its own: why it is, what came of it."""
PASTED = frozenset({"text", "variants", "subject", "title"})
"""What of a message is read on the day on which it is sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A text for readers, with what the campaign that it belongs to says of days and hours."""

    community: Community
    wording: Wording
    agenda: Agenda | None
    """None of a text of no campaign, and of one without days."""
    copied: Collection[tuple[str, int]] = frozenset()
    """The files and lines that are told to name a day of the campaign's original."""

    @property
    def text(self) -> str:
        """The text as it was written."""
        return self.wording.text

    @property
    def moments(self) -> tuple[Said, ...]:
        """The days and hours that it names in words."""
        return said(self.wording.text)

    @property
    def message(self) -> Message | None:
        """The message that it is of."""
        return self.wording.record if isinstance(self.wording.record, Message) else None

    @property
    def of_campaign(self) -> Agenda | None:
        """The campaign's agenda, where it speaks of the campaign alone; standing posts do not."""
        agenda = self.agenda
        if agenda is None or agenda.run.campaign.kind == "dispatch":
            return None
        is_aside = self.wording.steps[0] in ASIDE or self.wording.record is agenda.run.recap
        return None if is_aside else agenda

    def place(self, start: int, end: int) -> Place:
        """Where a stretch of it stands."""
        return self.wording.passage().place_of(start, end - start)

    def is_copied(self, start: int) -> bool:
        """Whether it is told already that the line at a place names a day of the original."""
        at = self.place(start, start)
        return (at.path, at.line) in self.copied


SpokenRule = Callable[[Spoken], Iterable[Finding]]


def speaking(community: Community) -> Callable[[Wording], Sequence[Spoken]]:
    """What makes of each wording a text that readers read, if it is one.

    A message of a community's own recipe is one in each campaign that sends it.
    """
    agendas = {run.id: Agenda(run=run) for run in community.runs.values()}
    senders = _senders(community)
    copied = frozenset((told.place.path, told.place.line) for told in copied_day(community))

    def of(wording: Wording) -> Sequence[Spoken]:
        if not wording.prose or wording.rostered or wording.excess is not None:
            return ()
        runs = senders.get(id(wording.record), ())
        heard = [replace(wording, run=run) for run in runs] or [wording]
        return [
            Spoken(community=community, wording=each, agenda=_known(each), copied=copied)
            for each in heard
        ]

    def _known(wording: Wording) -> Agenda | None:
        agenda = agendas[wording.run.id] if wording.run else None
        return agenda if agenda and agenda.is_known else None

    return of


def _senders(community: Community) -> Mapping[int, Sequence[Run]]:
    """The campaigns that send each message of a recipe of the community's own, by its identity."""
    found: dict[int, list[Run]] = {}
    for run in community.runs.values():
        if run.playbook and not run.playbook.built_in:
            for name, message in run.playbook.messages.items():
                if run.messages.get(name) is message:
                    for version in (message, *message.translations.values()):
                        found.setdefault(id(version), []).append(run)
    return found


def clause(text: str, start: int, end: int) -> tuple[str, str]:
    """What is typed before and behind a stretch, up to the next comma or the end of its line."""
    bare = typed(text)
    before = _CLAUSE.split(bare[max(0, start - 80) : start])[-1]
    return before, _CLAUSE.split(bare[end : end + 80])[0]


def sentence_before(text: str, start: int) -> str:
    """What is typed before a place, up to the last end of a sentence."""
    return _SENTENCE.split(typed(text)[max(0, start - 80) : start])[-1]


def event_of(text: str, said: Said) -> Event | None:
    """What the clause around a moment is about, by its words; None where it does not say."""
    before, behind = clause(text, said.start, said.end)
    if OTHER_EVENTS.search(before) or OTHER_EVENTS.search(behind):
        return "other"
    if CLOSES.search(behind) and OTHER_EVENTS.search(sentence_before(text, said.start)):
        return "other"
    found = (name for name, words in EVENTS.items() if words.search(before) or words.search(behind))
    return next(found, "meet" if THEN.match(typed(text)[said.end :]) else None)


def is_of_another_time(text: str, said: Said) -> bool:
    """Whether a day is said to be of another year, or of somebody's life."""
    before, behind = text[max(0, said.start - 60) : said.start], text[said.end : said.end + 60]
    return bool(PAST.search(before) or BORN.search(before) or LIFE.search(behind))


def is_of_an_earlier_post(text: str, said: Said) -> bool:
    """Whether a day is said to be that of an earlier post."""
    before, behind = clause(text, said.start, said.end)
    return bool(WE_TOLD.search(before) or TOLD_BEFORE.search(behind))


def schedules_of(spoken: Spoken, agenda: Agenda) -> tuple[Schedule, ...]:
    """The schedules of the groups that get a text."""
    message, community, run = spoken.message, spoken.community, agenda.run
    if message is None or not (message.only or message.excluded):
        return agenda.schedules
    ids = {group.id for group in readers(community, run, message)}
    own, *moved = agenda.schedules
    reached = [schedule for schedule in moved if not ids.isdisjoint(schedule.groups)]
    of_rows = {id for schedule in moved for id in schedule.groups}
    return (own, *reached) if ids - of_rows or not reached else tuple(reached)


def readers(community: Community, run: Run, message: Message) -> Iterator[Group]:
    """The groups of a campaign that get a message."""
    for group in community.groups_of(run):
        traits, row = community.traits(group.id, run), run.rows.get(group.id)
        if is_for(message, traits) and not (row and message.id in row.skip):
            yield group
