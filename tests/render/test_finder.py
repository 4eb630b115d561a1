import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from kits.model.addresses import Addresses
from kits.render.finder import FULL, FinderEntry, finder
from kits.render.phone import assets
from kits.render.sounds import sound
from tests.browser import PHONE, Serve, press
from tests.render.pages import each, read
from tests.tongues import EN, ZH

GROUPS = [
    FinderEntry(id="shanghai-03", name="上海灯下三群", city="上海"),
    FinderEntry(id="cq-1", name="山城夜读 10", city="重庆"),
    FinderEntry(id="cq-2", name="山城夜读 2", city="重庆"),
    FinderEntry(id="sao", name="Leitores da Lâmpada", city="São Paulo"),
    FinderEntry(id="island", name="Island Readers", region="Hainan"),
    FinderEntry(id="xian", name="西安·灯下", city="西安", region="西北"),
    FinderEntry(id="lanzhou", name="黄河边上", city="兰州", region="西北"),
    FinderEntry(id="hq", name="总群"),
]
MANY = [FinderEntry(id=f"g-{n}", name=f"灯下{n}群", city=f"城{n // 90}") for n in range(10_000)]


@given(st.text(st.characters(codec="ascii")))
def test_plain_letters_sound_like_those_with_marks(text: str) -> None:
    assert sound(text) == sound(f"{text}\u0301")


def test_the_index_holds_what_a_group_is_found_by() -> None:
    index = next(
        file
        for file in finder(GROUPS, locale=ZH, addresses=Addresses())
        if file.path == "g/groups.json"
    )
    assert json.loads(index.content) == [
        [
            "",
            [],
            [
                ["cq-2", "山城夜读 2", "重庆", "cq scyd2", "chongqingshanchengyedu2"],
                ["cq-1", "山城夜读 10", "重庆", "cq scyd10", "chongqingshanchengyedu10"],
            ],
        ],
        ["Hainan", ["h"], [["island", "Island Readers", "", "ir"]]],
        [
            "",
            [],
            [
                ["sao", "Leitores da Lâmpada", "São Paulo", "sp ldl"],
                [
                    "shanghai-03",
                    "上海灯下三群",
                    "上海",
                    "sh shdxsq",
                    "shanghaishanghaidengxiasanqun",
                ],
            ],
        ],
        [
            "西北",
            ["xb", "xibei"],
            [
                ["lanzhou", "黄河边上", "兰州", "lz hhbs", "lanzhouhuanghebianshang"],
                ["xian", "西安·灯下", "西安", "xa xadx", "xianxiandengxia"],
            ],
        ],
        ["", [], [["hq", "总群", "", "zq", "zongqun"]]],
    ]


def test_groups_stand_by_region_and_without_one_by_city() -> None:
    _index, page = finder(GROUPS, locale=ZH, addresses=Addresses())
    read_page = read(page)
    assert page.path == "g/index.html"
    assert each(read_page, "//h2") == ["重庆", "Hainan", "São Paulo", "上海", "西北", "不分城市"]
    assert read_page.xpath('//ul[@class="groups"]//a/@href') == [
        "cq-2/", "cq-1/", "island/", "sao/", "shanghai-03/", "lanzhou/", "xian/", "hq/",
    ]  # fmt: skip


def test_beside_a_name_stands_its_id_and_a_city_that_nothing_else_says() -> None:
    _index, page = finder(GROUPS, locale=ZH, addresses=Addresses())
    assert each(read(page), "//li")[-3:] == ["黄河边上 兰州 · lanzhou", "西安·灯下 xian", "总群 hq"]


def test_many_groups_are_spread_over_pages_that_miss_none() -> None:
    files = list(finder(MANY, locale=EN, addresses=Addresses()))
    assert [file.path for file in files[:3]] == ["g/groups.json", "g/index.html", "g/list-1.html"]
    lists = read(files[1]).xpath("//div[@data-all]//a/@href")
    assert lists == [file.path.removeprefix("g/") for file in files[2:]]
    links = [to for file in files[2:] for to in read(file).xpath("//li/a/@href")]
    assert sorted(links) == sorted(f"{group.id}/" for group in MANY)
    assert max(len(read(file).xpath("//li")) for file in files[2:]) == FULL


def test_a_page_of_the_list_says_from_which_city_of_a_region_to_which() -> None:
    files = list(
        finder(
            [
                FinderEntry(id=f"g-{n}", name=f"g {n}", city="上海", region="华东")
                for n in range(300)
            ]
            + [FinderEntry(id="xian", name="西安·灯下", city="西安", region="西北")],
            locale=ZH,
            addresses=Addresses(),
        )
    )
    assert each(read(files[1]), "//div[@data-all]//a") == [
        "华东 · 上海 – 华东 · 上海",
        "西北 · 西安 – 西北 · 西安",
    ]
    assert each(read(files[2]), "//h2") == ["华东"]


def test_a_name_is_text() -> None:
    _index, page = finder(
        [FinderEntry(id="x", name="<script>alert(1)</script>")], locale=EN, addresses=Addresses()
    )
    assert len(read(page).xpath("//script")) == 1


@pytest.fixture(scope="module")
def page(chromium: Browser, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Page:
    tree = tmp_path_factory.mktemp("finder")
    for file in (*finder([*GROUPS, *MANY], locale=EN, addresses=Addresses()), *assets()):
        path = tree / Path(file.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    opened = chromium.new_page(viewport=PHONE)
    opened.goto(serve(tree) + "g/")
    return opened


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("上海", ["shanghai-03"]),
        ("灯下三", ["shanghai-03"]),
        ("shanghai", ["shanghai-03"]),
        ("Shanghai Deng", ["shanghai-03"]),
        ("shdxs", ["shanghai-03"]),
        ("scyd", ["cq-2", "cq-1"]),
        ("重庆 10", ["cq-1"]),
        ("lampada", ["sao"]),
        ("São", ["sao"]),
        ("CQ-2", ["cq-2"]),
        ("西北", ["lanzhou", "xian"]),
        ("xb", ["lanzhou", "xian"]),
        ("xadx", ["xian"]),
        ("西安灯", ["xian"]),
        ("·", []),
        ("西北 兰", ["lanzhou"]),
        ("g-9999", ["g-9999"]),
        ("nowhere at all", []),
    ],
)
def test_a_group_is_found_by_name_city_pinyin_initials_or_id(
    page: Page, query: str, found: list[str]
) -> None:
    page.locator("input").fill("")
    page.locator("input").fill(query)
    page.wait_for_function("document.querySelector('[data-count]').textContent")
    links = page.locator("[data-results] a")
    assert [link.get_attribute("href") for link in links.all()] == [f"{id}/" for id in found]


def test_a_wide_search_shows_the_first_and_asks_for_more(page: Page) -> None:
    page.locator("input").fill("灯下")
    page.wait_for_function("document.querySelector('[data-count]').textContent.includes('50')")
    assert page.locator("[data-results] a").count() == 50
    assert not page.locator("[data-all]").is_visible()
    page.locator("input").fill("")
    assert page.locator("[data-all]").is_visible()


def test_keys_lead_from_the_field_into_what_was_found_and_back(page: Page) -> None:
    field = page.locator("input")
    field.fill("scyd")
    page.locator("[data-results] a").nth(1).wait_for()
    press(page, "ArrowDown", "ArrowDown")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "cq-1/"
    press(page, "ArrowUp", "ArrowUp")
    assert page.evaluate("document.activeElement.id") == "q"
    press(page, "Enter")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "cq-2/"
    press(page, "Escape")
    assert (field.input_value(), page.evaluate("document.activeElement.id")) == ("", "q")
    assert page.locator("[data-all]").is_visible()


def test_enter_opens_the_only_group_that_was_found(page: Page) -> None:
    page.locator("input").fill("shanghai-03")
    page.locator("[data-results] a").wait_for()
    page.locator("input").press("Enter")
    page.wait_for_url("**/g/shanghai-03/")
    page.go_back()


def test_what_was_found_is_told_to_a_screen_reader(page: Page) -> None:
    page.locator("input").fill("scyd")
    page.wait_for_function(
        "document.querySelector('[role=status]').textContent === 'Groups found: 2'"
    )
    assert page.get_by_role("search").count() == 1
    assert page.get_by_label("Name, city, pinyin, initials or id").is_visible()


def test_without_scripts_every_group_stands_in_a_list(chromium: Browser, page: Page) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    plain = context.new_page()
    plain.goto(page.url)
    assert not plain.locator("input").is_visible()
    plain.locator("[data-all] a").first.click()
    assert plain.locator(".groups a").count() == FULL
    context.close()
