"""Money is decided by staff, and stands where they alone read it."""

from __future__ import annotations

from collections.abc import Iterator, Set
from decimal import Decimal

from kits.model.amounts import sums
from kits.model.audiences import Audience
from kits.model.community import Community
from kits.model.findings import Finding, say, warning
from kits.model.runs import Run
from kits.rules.privacy import secrets_of
from kits.rules.wordings import Wording, audience_of_run, told


def undeclared_amount(community: Community) -> Iterator[Finding]:
    """No amount of money is published but that of a prize.

    Budget is never handed over: users may propose, staff decide. So an amount, in figures or in
    Chinese characters and beside a currency, stands in the `prize` of an award, and may be said
    wherever that campaign is told of; all others stand under `private`. Read is all that leaders
    or the public can read, and of drafts what they will be able to read.

    Bad:
        --- campaigns/drive.md
        rules: Our office decides who gets the 380 dollars.

    Good:
        --- campaigns/drive.md
        rules: One book each.
        private:
          budget: 380 dollars
    """
    declared = {run.id: set(_declared(run)) for run in community.runs.values()}
    of_all = set[Decimal]().union(*declared.values())
    secret = {run.id: _secret(run) for run in community.runs.values()}
    for wording in told(community):
        if wording.prose and wording.audience < Audience.OPERATORS and not _is_prize(wording):
            run = wording.run
            known = declared[run.id] | secret[run.id] if run else of_all
            yield from _unknown(wording, known)


def _unknown(wording: Wording, known: Set[Decimal]) -> Iterator[Finding]:
    seen: set[Decimal] = set()
    for start, end, amount in sums(wording.text):
        if amount.value and amount.value not in known | seen:
            seen.add(amount.value)
            told = wording.text[start:end]
            words = say('"{amount}" is money, and no award has it as its prize', amount=told)
            hint = say("leave the amount out, or write it in the prize: of an award")
            place = wording.passage().place_of(start, end - start)
            yield warning("undeclared-amount", place, words, hint)


def _is_prize(wording: Wording) -> bool:
    return wording.steps[0] == "awards" and wording.steps[-1] == "prize"


def _declared(run: Run) -> Iterator[Decimal]:
    """The amounts of its prizes, in every language."""
    for version in (run.campaign, *run.campaign.translations.values()):
        for award in version.awards:
            for *_, amount in sums(award.prize or ""):
                yield amount.value


def _secret(run: Run) -> set[Decimal]:
    """The amounts under `private`, which are an error of their own wherever else they stand."""
    if audience_of_run(run) is Audience.OPERATORS or not (secrets := secrets_of(run)):
        return set()
    return {Decimal(value) for value in secrets.amounts}
