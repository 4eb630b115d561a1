"""Bundles are plain data, and a share is their lines for pages of many groups."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from kits.groups import Part
from kits.model.bundles import Bundle, Lead, Packed, Share, share
from kits.model.findings import Severity, error, say
from kits.model.packing import Unpackable, packed, unpacked
from kits.model.places import Place
from kits.pipeline import check, load
from kits.source.trees import FolderTree
from tests.bundled import bundled
from tests.reference import NOW, PROJECT
from tests.render.sample import SHANGHAI, a_group, a_kit

KIT = a_kit()
LATE = replace(KIT, campaign=replace(KIT.campaign, id="late", ends=date(2026, 12, 31)))
ADA = Lead(person="ada", name="Ada", locale="en", role="leader", alone=True)


def bundle(**facts: Any) -> Bundle:
    return Bundle(**({"group": a_group(), "kits": (KIT, LATE)} | facts))


def again(value: Any) -> Any:
    return unpacked(packed(value))


def test_a_share_has_a_line_for_each_message_of_each_kit() -> None:
    made = share(bundle())
    assert (made.group, made.zone) == ("shanghai-03", "Asia/Shanghai")
    assert [(one.campaign, one.id) for one in made.sends] == [
        (kit.campaign.id, message.id) for kit in (KIT, LATE) for message in kit.messages
    ]
    old = next(one for one in made.sends if one.id == "25-old")
    assert (old.base, old.title, old.stopped) == ("25-old", "25-old", True)
    assert old.at == datetime(2026, 12, 2, 9, tzinfo=SHANGHAI)
    assert [one.id for one in made.sends if one.stopped] == ["25-old", "25-old"]


def test_a_share_has_the_files_and_of_these_what_fades_before_its_campaign_ends() -> None:
    made = share(bundle())
    code = "campaigns/biancheng/打卡.png"
    assert made.files == {code: f"content/{code}"}
    (fading,) = made.fading
    assert (fading.campaign, fading.text, fading.name) == ("late", "20-launch", "打卡.png")
    assert (fading.expires, fading.ends) == (date(2026, 12, 13), date(2026, 12, 31))
    stopped = tuple(replace(message, locked="paused") for message in LATE.messages)
    assert share(bundle(kits=(replace(LATE, messages=stopped),))).fading == ()


def test_a_share_holds_the_bundle_only_for_someone_who_leads_several_groups() -> None:
    several = replace(ADA, person="bo", alone=False)
    assert share(bundle()).bundle is None
    assert share(bundle(leads=(ADA,))).bundle is None
    whole = bundle(leads=(ADA, several))
    assert share(whole).bundle == whole


def test_what_is_packed_comes_back_in_order_as_often_as_asked() -> None:
    first: Packed[Share] = Packed()
    for id in ("a", "b"):
        first.add(Share(group=id, zone="UTC"))
    first.add_packed(packed(share(bundle())))
    for _time in range(2):
        assert [one.group for one in first] == ["a", "b", "shanghai-03"]
    assert list(first)[2] == share(bundle())


def test_every_bundle_of_the_reference_community_comes_back_equal() -> None:
    checked, bundles = bundled(FolderTree(PROJECT), datetime.fromisoformat(NOW))
    assert len(bundles) == len(checked.community.groups)
    assert sum(len(one.kits) for one in bundles) > 200
    for one in bundles:
        assert again(one) == one
    assert [share(one) for one in bundles] == list(checked.shares)


def test_what_was_found_and_set_comes_back_equal() -> None:
    found = error("rule", Place("a.md", 2), say("{n} of {what}", n=2, what=say("x")), say("do"))
    assert again(found) == found
    parts: list[Part] = []

    def deal(work: Any, groups: Any) -> Any:
        parts.append(work(groups))
        return parts

    check(load(FolderTree(PROJECT)), datetime.fromisoformat(NOW), deal=deal)
    (part,) = parts
    twin = again(part)
    assert twin.bundles == part.bundles
    assert [(id, one.source.key, one.markdown) for id, one in twin.texts.items()] == [
        (id, one.source.key, one.markdown) for id, one in part.texts.items()
    ]
    assert len(part.texts) > 50


class Choice:
    """Packs itself as Python 3.11.2 packs a member of an enumeration."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __reduce__(self) -> tuple[Any, ...]:
        return getattr, (Severity, self.name)


def test_a_choice_is_read_as_an_older_python_packs_it_and_nothing_else_of_its_class() -> None:
    assert again(Choice("ERROR")) is Severity.ERROR
    for name in ("__init_subclass__", "mro", "_member_map_"):
        with pytest.raises(Unpackable):
            again(Choice(name))
