"""Community, and each text as it streams by -> findings."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import Any

import kits.model.file_mistakes
import kits.model.mistakes
import kits.schema.mistakes
import kits.source.mistakes
import kits.texts.mistakes
from kits.model.community import Community, Run
from kits.model.findings import Finding, about
from kits.model.kits import Kit, KitMessage
from kits.rules import (
    addresses,
    anchors,
    asking,
    awards,
    badges,
    channels,
    collisions,
    confidential,
    confidential_values,
    consent,
    copies,
    counterparts,
    crew,
    dead_anchors,
    deadlines,
    delegation,
    due,
    duplicates,
    elements,
    elsewhere,
    events,
    expiring,
    extras,
    facts,
    files,
    forgotten,
    hands,
    hosting,
    judges,
    ladder,
    leaders,
    leftover_marks,
    lengths,
    lessons,
    links,
    load,
    losing,
    meetings,
    naming,
    nobody,
    official,
    placeholders,
    plugins,
    policy,
    privacy,
    proposals,
    prose,
    readiness,
    recaps,
    references,
    reports,
    rows,
    said_days,
    said_hours,
    said_spans,
    selectors,
    showing,
    sums,
    tasks,
    teams,
    terms,
    times,
    translations,
    variants,
    vocabulary,
    waivers,
)
from kits.rules.drafts import Forgiving
from kits.rules.rule import (
    Due,
    Repeated,
    Rules,
    Sent,
    id_of,
)
from kits.rules.spoken import speaking
from kits.rules.templates import unrun_templates
from kits.rules.waiving import NEVER_WAIVED, RENAMED, WAIVABLE_ERRORS, Rulebook
from kits.rules.wordings import passing
from kits.source.content import Content
from kits.texts.gathering import Gathered
from kits.texts.press import SetText

BUILT_IN = Rules(
    community=(
        reports.asking_report,
        variants.wordings_differ,
        references.unknown_person,
        references.unknown_group,
        references.unknown_team,
        references.unknown_recipe,
        references.unknown_lesson,
        references.unknown_message,
        references.unknown_flaw,
        references.unknown_ask,
        references.unknown_fact,
        references.unknown_channel,
        tasks.credited_twice,
        terms.owner_without_reason,
        terms.overlapping_terms,
        terms.term_without_end,
        references.unknown_campaign,
        duplicates.duplicate_id,
        lessons.answer_not_an_option,
        lessons.lesson_needs_itself,
        lessons.ambiguous_lesson,
        lessons.lesson_without_day,
        badges.unknown_credit,
        badges.unearnable_badge,
        badges.unusable_icon,
        ladder.unreachable_step,
        ladder.perk_opens_nothing,
        ladder.duty_earns_nothing,
        channels.bad_channel,
        vocabulary.not_in_vocabulary,
        selectors.empty_selector,
        times.ends_before_starts,
        times.until_before_send,
        rows.odd_moment,
        anchors.unknown_anchor,
        anchors.unreadable_time,
        consent.announcer_without_consent,
        consent.operator_not_staff,
        consent.staff_honoured,
        consent.alias_without_alias,
        consent.equal_aliases,
        forgotten.forgotten_person,
        placeholders.placeholder,
        confidential.confidential_word,
        privacy.private_fact,
        addresses.taken_address,
        files.missing_image,
        files.unusable_portrait,
        leaders.several_hq,
        nobody.empty_community,
        nobody.unused_row,
        nobody.missing_hq,
        nobody.unheard_shout_out,
        leaders.missing_urls,
        crew.crew_too_small,
        elements.missing_element,
        delegation.handed_over_too_far,
        delegation.size_against_days,
        awards.unexplained_award,
        judges.partial_judge,
        readiness.unknown_override,
        readiness.unused_override,
        sums.undeclared_amount,
        official.staff_named,
        official.official_wording,
        recaps.never_learned,
        copies.copied_day,
        copies.copied_fact,
        elsewhere.foreign_place,
        elsewhere.foreign_link,
        hosting.second_name,
        hosting.missing_icon,
    ),
    wording=(
        prose.template_in_prose,
        prose.full_width_tag,
        prose.unclosed_comment,
        prose.costly_text,
    ),
    spoken=(
        said_days.wrong_weekday,
        said_days.foreign_day,
        said_hours.wrong_tomorrow,
        said_hours.wrong_hour,
        said_spans.wrong_duration,
    ),
    repeated=(
        naming.named_without_consent,
        policy.group_without_deputy,
        hands.too_many_groups,
        rows.group_without_place,
        extras.no_code_for_link,
        events.unknown_group,
        events.unknown_team,
        events.unknown_message,
        events.unknown_campaign,
        events.note_of_nobody,
    ),
    due=(
        recaps.recap_due,
        events.future_event,
        due.silent_group,
        due.quiet_group,
        due.unanswered_note,
        due.unanswered_ask,
        due.untold_answer,
        due.milestone_overdue,
        due.not_looked_at,
        asking.ask_again,
        leaders.group_without_leader,
        expiring.link_expires_early,
        expiring.link_expires,
        expiring.file_expires,
        deadlines.not_heeded,
        deadlines.lesson_not_taken,
        proposals.unanswered_proposal,
        teams.assessment_missing,
        teams.team_expires,
        teams.target_missed,
        facts.stale_fact,
        facts.fact_not_checked_yet,
        load.group_left_out,
        load.posts_at_once,
    ),
    ahead=(
        load.too_many_in_a_week,
        load.too_much_for_a_leader,
        collisions.campaigns_collide,
        collisions.announcements_at_once,
        meetings.meeting_on_working_day,
        hands.too_few_hands,
        hands.too_many_duties,
        hands.not_there_for_duty,
        readiness.not_ready_to_lead,
        counterparts.core_without_counterpart,
    ),
    kit=(translations.missing_translation,),
    group=(policy.too_many_posts,),
    sent=(
        lengths.text_too_long,
        lengths.text_long,
        lengths.empty_text,
        showing.everyone_in_message,
        policy.in_quiet_hours,
        confidential_values.confidential_word,
    ),
    text=(
        links.bad_link,
        showing.html_in_message,
        showing.lost_strike,
        leftover_marks.visible_mark,
        losing.lost_character,
    ),
)
"""The rules that come with the package, declared as a plugin declares its own."""

MISTAKES: tuple[Callable[..., Finding], ...] = (
    *kits.source.mistakes.RULES,
    *kits.model.file_mistakes.RULES,
    *kits.model.mistakes.RULES,
    *kits.schema.mistakes.RULES,
    *kits.texts.mistakes.RULES,
    files.unclaimed_file,
    dead_anchors.dead_anchor,
    plugins.unusable_plugin,
    *waivers.RULES,
)
"""Rules that take the facts of one mistake, of this floor and those below."""


def _pages(rules: Rules) -> Iterator[tuple[str, str]]:
    found: dict[str, list[str]] = {}
    for rule in (*MISTAKES, *rules.every):
        found.setdefault(id_of(rule), []).append(_page(rule))
    for id in sorted(found):
        yield id, "\n\n".join(found[id])


def _page(rule: Callable[..., Any]) -> str:
    """A docstring less its indentation; `inspect.cleandoc` would also turn tabs into spaces."""
    assert rule.__doc__, f"{rule.__name__} has no page"
    first, _, rest = rule.__doc__.partition("\n")
    return f"{first}\n{textwrap.dedent(rest)}".strip()


def rules_of(community: Community) -> Rules:
    """Those that a community is checked by: with those of the plugins that it names."""
    return sum(community.of_plugins(Rules), BUILT_IN)


def rulebook(rules: Rules) -> Rulebook:
    """What can be said of rules by their ids."""
    of_kits: tuple[Callable[..., Any], ...] = (
        *rules.kit,
        *rules.group,
        *rules.sent,
        *rules.text,
        kits.texts.mistakes.long_answer,
    )
    return Rulebook(
        pages=MappingProxyType(dict(_pages(rules))),
        due=frozenset(id_of(rule) for rule in rules.due),
        ahead=frozenset(id_of(rule) for rule in rules.ahead),
        of_kits=frozenset(id_of(rule) for rule in of_kits),
        renamed=RENAMED,
        waivable_errors=frozenset(map(id_of, WAIVABLE_ERRORS)),
        never_waived=frozenset(map(id_of, NEVER_WAIVED)),
    )


RULEBOOK = rulebook(BUILT_IN)
PAGES = RULEBOOK.pages


def check_community(rules: Rules, community: Community) -> Iterator[Finding]:
    """What is wrong with the community as a whole."""
    for rule in rules.community:
        yield from rule(community)
    spoken_of = speaking(community)
    for wording in passing(community):
        for look in rules.wording:
            yield from look(wording)
        if spoken := spoken_of(wording):
            for listen in rules.spoken:
                yield from listen(spoken)
    yield from hosting.unfit_settings(community)
    yield from unrun_templates(community)


def check_repeated(rules: Rules, community: Community, gathered: Gathered) -> None:
    """Gathers what many records of the community may have in common."""
    for rule in rules.repeated:
        for mistake in rule(community):
            gathered.add(mistake.key, mistake.finding)


def check_due(rules: Rules, what: Due, gathered: Gathered) -> None:
    """Gathers what is due by a moment."""
    for rule in rules.due:
        for mistake in rule(what):
            gathered.add(mistake.key, mistake.finding)


def check_ahead(rules: Rules, what: Due, gathered: Gathered, forgive: Forgiving) -> None:
    """Gathers what is wrong with what is still to come, as far as it is told of drafts."""
    for rule in rules.ahead:
        for mistake in rule(what):
            for finding in forgive(mistake.finding):
                gathered.add(mistake.key, finding)


def check_kit(rules: Rules, community: Community, kit: Kit, gathered: Gathered) -> None:
    """Gathers what is wrong with a kit."""
    run, group = community.runs[kit.campaign.id], kit.group
    worded = [each for message in kit.messages for each in message.in_all_wordings]
    sent = [Sent(run, message, group.id, group.locale) for message in worded]
    found = [mistake for rule in rules.kit for mistake in rule(community, kit)]
    of_group = [_about(mistake, f"groups/{group.id}") for mistake in found]
    _gather([*of_group, *_check_sent(rules, community, sent)], gathered)


def check_group(
    rules: Rules, community: Community, kits: Sequence[Kit], gathered: Gathered
) -> None:
    """Gathers what is wrong with all the kits of one group."""
    found = [mistake for rule in rules.group for mistake in rule(community, kits)]
    records = {f"groups/{kit.group.id}" for kit in kits}
    _gather([_about(mistake, *records) for mistake in found], gathered)


def check_crew(
    rules: Rules,
    community: Community,
    run: Run,
    messages: Iterable[KitMessage],
    gathered: Gathered,
) -> None:
    """Gathers what is wrong with the texts to a campaign's crew and winners."""
    worded = [each for message in messages for each in message.in_all_wordings]
    sent = [Sent(run, message, None, community.locale) for message in worded]
    _gather(_check_sent(rules, community, sent), gathered)


def check_texts(rules: Rules, community: Community, texts: Iterable[SetText]) -> Iterator[Finding]:
    """What is wrong with the distinct texts that were set."""
    for text in texts:
        for rule in rules.text:
            yield from rule(community, text)


def unclaimed(
    community: Community, content: Content, published: Collection[str]
) -> Iterator[Finding]:
    """The files that are no record and that nothing refers to.

    `published` are the files that messages send along. What stands beside a campaign that could not
    be read is left alone.
    """
    unread = tuple(
        f"content/campaigns/{id}/" for id in content.campaigns if _is_unread(community, id)
    )
    others = [path for path in content.others if not path.startswith(unread)]
    return files.unclaimed_files(community, others, published)


def _is_unread(community: Community, campaign: str) -> bool:
    """Whether something of a campaign could not be read, so that it may refer to any file."""
    return campaign not in community.runs or any(
        message.startswith(f"{campaign}/") for message in community.unread.get("message", ())
    )


def _check_sent(rules: Rules, community: Community, sent: Iterable[Sent]) -> Iterator[Repeated]:
    for each in sent:
        records = [f"campaigns/{each.run.id}/{each.message.base}"]
        if each.group:
            records.append(f"groups/{each.group}")
        for rule in rules.sent:
            for mistake in rule(community, each):
                yield _about(mistake, *records)


def _about(mistake: Repeated, *records: str) -> Repeated:
    return Repeated(mistake.key, about(mistake.finding, *records))


def _gather(found: Iterable[Repeated], gathered: Gathered) -> None:
    """Adds each mistake of one group once: a message that is sent thrice is too long once."""
    for key, mistake in {mistake.key: mistake for mistake in found}.items():
        gathered.add(key, mistake.finding)
