"""The roster of the reference community holds every sort of group and person that rules speak of."""

from __future__ import annotations

from collections import Counter

import yaml

from tests.reference import PROJECT, rows
from tests.written import Facts, groups, items, people

CONTENT = PROJECT / "content"
CHANNELS = {"wechat", "qq", "wecom", "line", "telegram", "whatsapp", "discord", "signal", "email"}
ASLEEP = {"dormant", "closed"}


def members(group: Facts) -> int:
    return int(group["members"])


def stage(group: Facts) -> str:
    return str(group.get("stage") or "running")


GROUPS = groups(PROJECT)
PEOPLE = people(PROJECT)
SETTINGS = yaml.safe_load((CONTENT / "community.yml").read_text(encoding="utf-8"))
AWAKE = {id: group for id, group in GROUPS.items() if stage(group) not in ASLEEP}


def test_there_are_56_cities_8_interests_2_classes_and_one_hq() -> None:
    kinds = Counter(g["kind"] for g in GROUPS.values() if stage(g) != "closed")
    assert kinds == {"city": 56, "interest": 8, "class": 2, "hq": 1}
    cities = [group["city"] for group in GROUPS.values() if group["kind"] == "city"]
    assert len(set(cities)) == 56


def test_groups_stand_in_every_stage() -> None:
    by_stage: dict[str, set[str]] = {}
    for id, group in GROUPS.items():
        by_stage.setdefault(stage(group), set()).add(id)
    assert by_stage.pop("running")
    assert by_stage == {
        "model": {"shanghai", "chengdu"},
        "seeding": {"kunming"},
        "recruiting": {"berlin"},
        "dormant": {"nanjing", "second-hand"},
        "closed": {"letter-carriers"},
    }
    assert {GROUPS[id]["need"] for id in ("shanghai", "chengdu")} == {"together", "meet"}


def test_sizes_reach_from_nine_to_493() -> None:
    sizes = {id: members(group) for id, group in GROUPS.items()}
    assert sizes["beijing"] == max(sizes.values()) == 493
    assert sizes["berlin"] == min(sizes.values()) == 9
    assert len(set(sizes.values())) > len(sizes) / 2, "real groups are seldom of one size"


def test_every_channel_is_used_and_several_groups_use_two() -> None:
    assert {channel for group in GROUPS.values() for channel in items(group, "channels")} == (
        CHANNELS
    )
    assert sum(len(items(group, "channels")) > 1 for group in GROUPS.values()) >= 10


def test_every_awake_group_from_40_members_on_has_a_deputy_but_one_that_says_why() -> None:
    least = SETTINGS["policy"]["deputy_from"]
    assert least == 40
    large = {id: group for id, group in AWAKE.items() if members(group) >= least}
    assert len(large) >= 30
    assert [id for id, group in large.items() if not items(group, "deputies")] == ["xian"]
    assert rows(PROJECT / "content/waivers.csv", "record").keys() == {"groups/xian"}
    small = [id for id in AWAKE.keys() - large.keys() if items(AWAKE[id], "deputies")]
    assert small, "some groups have a deputy before they need one"


def test_only_groups_that_are_asleep_lack_somebody_who_posts() -> None:
    held = ("leaders", "leader_name", "deputies")
    silent = {id for id, group in GROUPS.items() if not any(group.get(key) for key in held)}
    assert silent == {"second-hand"}
    assert items(GROUPS["nanjing"], "deputies") == ["wei-lanzhou"]
    assert not items(GROUPS["nanjing"], "leaders")
    named = [id for id, group in AWAKE.items() if not items(group, "leaders")]
    assert {GROUPS[id]["leader_name"] for id in named} == {"阿棠", "阿岚", "Jonas"}


def test_classes_are_led_by_staff_and_all_others_by_users() -> None:
    for id, group in GROUPS.items():
        roles = {PEOPLE[leader].get("role") or "user" for leader in items(group, "leaders")}
        assert roles <= {"staff" if group["kind"] in ("class", "hq") else "user"}, id


def test_one_person_leads_five_groups() -> None:
    led = Counter(leader for group in GROUPS.values() for leader in items(group, "leaders"))
    assert led.most_common(1) == [("zhou-yuanshan", 5)]
    theirs = {id for id, group in GROUPS.items() if "zhou-yuanshan" in items(group, "leaders")}
    assert theirs == {"chengdu", "chongqing", "kunming", "guiyang", "dali"}
    assert set(items(PEOPLE["zhou-yuanshan"], "groups")) == theirs


def test_the_hq_group_holds_about_as_many_as_there_are_leaders() -> None:
    leaders = {leader for group in AWAKE.values() for leader in items(group, "leaders")}
    assert abs(members(GROUPS["hq"]) - len(leaders)) <= 6


def test_awake_groups_have_a_link_or_say_how_to_get_in() -> None:
    ways = {id: (bool(g.get("link")), bool(g.get("join"))) for id, g in AWAKE.items()}
    assert [id for id, way in ways.items() if way not in ((True, False), (False, True))] == ["hq"]
    joined = {id for id, (link, _) in ways.items() if not link}
    assert {"xian", "berlin", "newcomers-1", "newcomers-2"} <= joined
    links = [str(group["link"]) for group in GROUPS.values() if group.get("link")]
    assert len(links) == len(set(links))
    assert all(link.startswith("https://join.lamplight.example/") for link in links)


def test_a_shelf_is_a_tag_and_a_place() -> None:
    tagged = {id for id, group in GROUPS.items() if "bookshelf" in items(group, "tags")}
    placed = {id for id, group in GROUPS.items() if group.get("vars.bookshelf")}
    assert tagged == placed
    assert len(tagged) >= 20


def test_groups_grow_out_of_others_and_of_campaigns() -> None:
    parents = {id: g["parent"] for id, g in GROUPS.items() if g.get("parent")}
    assert len(parents) >= 40
    assert set(parents.values()) <= GROUPS.keys()
    for id in parents:
        line = [id]
        while line[-1] in parents:
            line.append(parents[line[-1]])
            assert len(line) == len(set(line)), f"{id} grew out of itself"
    assert {g["origin"] for g in GROUPS.values() if g.get("origin")} == {
        "letter-to-a-book",
        "newcomers-november",
    }


def test_the_vocabulary_holds_the_words_in_use_and_no_others() -> None:
    used = {
        "kinds": {group["kind"] for group in GROUPS.values()},
        "needs": {group["need"] for group in GROUPS.values() if group.get("need")},
        "tags": {tag for group in GROUPS.values() for tag in items(group, "tags")},
    }
    words = SETTINGS["vocabulary"]
    for key, known in used.items():
        assert words[key].keys() == words[f"{key}.en"].keys() == known


def test_there_are_enough_people_with_names_of_their_own() -> None:
    assert len(PEOPLE) >= 70
    for key in ("name", "called", "alias"):
        given = [record[key] for record in PEOPLE.values() if record.get(key)]
        assert [name for name, times in Counter(given).items() if times > 1] == [], key


def test_people_agreed_to_be_named_in_every_way() -> None:
    consents = Counter(record.get("credit") or "" for record in PEOPLE.values())
    assert consents.keys() == {"name", "alias", "anonymous", "none", ""}
    assert min(consents.values()) >= 5
    aliases = {id: r["alias"] for id, r in PEOPLE.items() if r.get("credit") == "alias"}
    assert all(aliases.values())
    assert {alias.isascii() for alias in aliases.values()} == {True, False}


def test_staff_and_alumni_are_few_and_stay_what_they_are() -> None:
    staff = {id for id, record in PEOPLE.items() if record.get("role") == "staff"}
    assert staff == {"chen-jing", "he-shuyi", "dong-wanqing"}
    assert {PEOPLE[id]["credit"] for id in staff} == {"none"}
    states = Counter(record.get("status") or "active" for record in PEOPLE.values())
    assert states.keys() == {"invited", "active", "resting", "alumni"}
    assert min(states.values()) >= 4
    gone = {id for id, record in PEOPLE.items() if record.get("status") == "alumni"}
    held = {p for g in AWAKE.values() for key in ("leaders", "deputies") for p in items(g, key)}
    assert gone & held == set()
    assert sum(bool(PEOPLE[id].get("story")) for id in gone) >= 3


def test_whoever_leads_or_stands_in_is_known_and_a_member() -> None:
    for id, group in GROUPS.items():
        for person in (*items(group, "leaders"), *items(group, "deputies")):
            record = PEOPLE[person]
            active = (record.get("status") or "active") == "active"
            assert active, f"{person} posts in {id}, and is {record.get('status')}"
            if record.get("role") != "staff" and stage(group) not in ASLEEP:
                assert id in items(record, "groups"), f"{person} is no member of {id}"


def test_people_are_members_of_groups_that_exist_and_some_of_several() -> None:
    places = {id: items(record, "groups") for id, record in PEOPLE.items()}
    assert {group for groups in places.values() for group in groups} <= GROUPS.keys()
    assert sum(len(groups) > 1 for groups in places.values()) >= 10


def test_people_taught_people_over_several_steps() -> None:
    taught = {id: r["mentored_by"] for id, r in PEOPLE.items() if r.get("mentored_by")}
    longest = 0
    for id in taught:
        line = [id]
        while line[-1] in taught:
            line.append(taught[line[-1]])
            assert len(line) == len(set(line)), f"{id} taught themselves"
        longest = max(longest, len(line))
    assert longest >= 4
    for id, mentor in taught.items():
        assert str(PEOPLE[mentor]["joined"]) <= str(PEOPLE[id]["joined"]), id


def test_nothing_is_dated_after_the_day_that_is_looked_at() -> None:
    dates = [str(group["last_checked"]) for group in GROUPS.values() if group.get("last_checked")]
    dates += [str(record["joined"]) for record in PEOPLE.values() if record.get("joined")]
    assert max(dates) < "2026-11-23"
    ends = [str(group["link_expires"]) for group in GROUPS.values() if group.get("link_expires")]
    assert len(ends) >= 10
    assert min(ends) > "2026-11-23"


def test_stories_are_told_in_both_languages() -> None:
    told = {id: record["story"] for id, record in PEOPLE.items() if record.get("story")}
    assert 10 <= len(told) <= 14
    english = {id for id, story in told.items() if story.isascii()}
    assert len(english) >= 3
    assert {PEOPLE[id]["locale"] for id in english} == {"en"}
    translated = {path.name.split(".")[0] for path in (CONTENT / "people").glob("*.en.md")}
    assert len(translated) >= 2
    assert translated <= told.keys() - english


def test_questions_and_badges_are_in_both_languages() -> None:
    questions = [question["id"] for question in SETTINGS["faq"]]
    assert questions == [question["id"] for question in SETTINGS["faq.en"]]
    assert len(questions) >= 6
    badges = yaml.safe_load((CONTENT / "badges.yml").read_text(encoding="utf-8"))
    rules = [
        rule
        for badge in badges
        for rule in ([badge["rule"]] if isinstance(badge["rule"], dict) else badge["rule"])
    ]
    assert len({rule["credit"] for rule in rules if "credit" in rule}) >= 6
    for badge in badges:
        assert all(badge[key] for key in ("name", "name.en", "for", "for.en")), badge["id"]
