"""`kits diff`: what a change of the content does to texts and pages, and what answers it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import click

from kits.cli.printing import checked
from kits.cli.project import Project, fail
from kits.cli.showing import broken
from kits.edit.correcting import correction
from kits.model.audiences import Audience
from kits.model.bundles import Bundle, Packed
from kits.model.community import Community
from kits.model.kits import Kit
from kits.pipeline import Checked, check, load
from kits.render.page_differences import PageDifference, page_differences
from kits.source.trees import RevisionNotFound, RevisionTree
from kits.texts.differences import Difference, differences

NAMED = 12
"""Groups, messages and pages of a difference that are told by name; the rest is counted."""
LINES = 12
"""Lines of a page that are told; of more, the rest is counted."""
LONGEST = 200
"""Characters of a line of a page that are told."""
HAPPENED = {
    "new": "new",
    "gone": "gone",
    "text": "another text",
    "time": "another time",
    "stopped": "can no longer be copied",
    "released": "can be copied again",
    "beside": "another title, note, report or attachment",
    "plan": "another checklist or plan B",
}


@click.command()
@click.argument("revision", metavar="[REV]", default="HEAD")
@click.pass_obj
def diff(project: Project, revision: str) -> None:
    """Print what each group and the public would read differently since REV (HEAD unless stated).

    What differs alike is told once, and which groups another operator owns. Texts whose time had
    come are marked as already sent, with the change and the correction to write for them. Prints
    nothing where nobody would notice.
    """
    then: Packed[Bundle] = Packed()
    now: Packed[Bundle] = Packed()
    try:
        tree = RevisionTree(project.folder, revision)
        before = check(load(tree), project.now, lambda seen, bundle: then.add(bundle))
    except RevisionNotFound:
        fail(f'there is no revision "{revision}" here', "name a commit, branch or tag")
    after = checked(project, lambda seen, bundle: now.add(bundle))
    if after.has_errors:
        broken(after, project, "the content has errors, so nothing can be compared")
    if not isinstance(before, Checked):
        fail(f'the content of "{revision}" cannot be read', "compare with another revision")
    found = differences(_kits(then), _kits(now), project.now)
    pages = page_differences(before.pages(Audience.PUBLIC), after.pages(Audience.PUBLIC))
    blocks = [
        *("\n".join(_told(each)) for each in found),
        *("\n".join(_page(each)) for each in pages),
        *_answers(project, after.community, found),
    ]
    if owners := list(_owners(before.community, after.community)):
        blocks.append("\n".join(owners))
    if found or pages:
        blocks.append(_touched(found, pages, before.community, after.community))
    if blocks:
        click.echo("\n\n".join(blocks))


def _kits(bundles: Iterable[Bundle]) -> Iterator[Kit]:
    return (kit for bundle in bundles for kit in bundle.kits)


def _told(one: Difference) -> Iterator[str]:
    which = f"{one.campaign} {_named(one.messages)}".rstrip()
    sent = " · already sent" if one.sent else ""
    who = _who(one.groups, one.others)
    yield f"{which} · {_named(one.titles)}: {HAPPENED[one.what]}{sent} · {who}"
    yield from (f"    {line}" for line in one.example)


def _page(one: PageDifference) -> Iterator[str]:
    yield f"public site · {_named([page or 'home' for page in one.pages])}: {HAPPENED[one.what]}"
    for line in one.lines[:LINES]:
        yield f"    {line[:LONGEST]}{'…' * (len(line) > LONGEST)}"
    if more := one.lines[LINES:]:
        yield f"    and {_count(len(more), 'more line')}"


def _answers(project: Project, community: Community, found: Iterable[Difference]) -> Iterator[str]:
    """What to write for texts that were sent, and would be pasted otherwise from now on."""
    changed: dict[tuple[str, tuple[str, ...]], list[Difference]] = {}
    for one in found:
        if one.what == "text" and one.open:
            changed.setdefault((one.campaign, one.messages), []).append(one)
    hq = {community.hq.id} if community.hq else set()
    for (campaign, messages), those in changed.items():
        groups = sorted({group for one in those for group in one.groups} - hq)
        others = set(those[0].groups + those[0].others) - hq - {*groups}
        if groups:
            run = community.runs[campaign]
            data = project.tree().read(run.campaign.at().path)
            only = groups if others else ()
            made = correction(community, run, data, messages, only, project.now)
            where = " below the changes that are there" * (not made.item.startswith("changes"))
            yield f"Already sent, so write into {made.path}{where}:\n\n{made.item}"
            for path, text in made.files.items():
                yield f"and into {path}:\n\n{text.rstrip()}"


def _owners(before: Community, after: Community) -> Iterator[str]:
    """The groups that passed from one owner to another, with the reason that was given."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for id, group in after.groups.items():
        was = before.groups.get(id)
        if was and was.owner != group.owner:
            ended = after.log.ended.get((id, "owner"), ())
            why = next((term.why for term in reversed(ended) if term.person == was.owner), None)
            key = (was.owner or "nobody", group.owner or "nobody", why or "no reason given")
            found.setdefault(key, []).append(id)
    for (old, new, why), ids in found.items():
        others = tuple(id for id in after.groups if id not in ids)
        yield f"owner: {old} → {new} · {_who(tuple(ids), others)} · {why}"


def _touched(
    found: Sequence[Difference],
    pages: Sequence[PageDifference],
    *communities: Community,
) -> str:
    """How much of it there is: texts, groups, leaders, and pages where there are any."""
    texts = {(one.campaign, id, g) for one in found for id in one.messages for g in one.groups}
    groups = {group for one in found for group in one.groups}
    leaders: set[str] = set()
    for id in groups:
        known = next(c.groups[id] for c in reversed(communities) if id in c.groups)
        leaders.update(known.leaders or filter(None, [known.leader_name]))
    counts = [(len(texts), "text"), (len(groups), "group"), (len(leaders), "leader")]
    if changed := sum(len(one.pages) for one in pages):
        counts.append((changed, "public page"))
    return f"touched: {', '.join(_count(number, what) for number, what in counts)}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"


def _named(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


def _who(groups: tuple[str, ...], others: tuple[str, ...]) -> str:
    """The groups by name, or those that are left out where they are fewer."""
    if len(groups) == 1:
        return groups[0]
    if not others:
        return f"all {len(groups)} groups"
    count = f"{len(groups)} of {len(groups) + len(others)} groups"
    if len(groups) > NAMED >= len(others):
        return f"{count}: all but {', '.join(others)}"
    more = f" and {len(groups) - NAMED} more" if len(groups) > NAMED else ""
    return f"{count}: {', '.join(groups[:NAMED])}{more}"
