from kits.hosts.navigation import beside, navigation
from kits.model.artifacts import Page


def page(path: str, *nav: str, listed: bool = False, title: str = "") -> Page:
    return Page(path=path, title=title or path, body="", nav=nav, listed=listed)


def test_sections_stand_where_their_first_page_does() -> None:
    assert navigation(
        [
            page("index.md", listed=True, title="首页"),
            page("campaigns/index.md", "活动"),
            page("wall.md", listed=True),
            page("campaigns/old.md", "活动", "往期"),
            page("campaigns/new.md", "活动"),
            page("hidden.md"),
        ]
    ) == [
        {"首页": "index.md"},
        {
            "活动": [
                {"campaigns/index.md": "campaigns/index.md"},
                {"往期": [{"campaigns/old.md": "campaigns/old.md"}]},
                {"campaigns/new.md": "campaigns/new.md"},
            ]
        },
        {"wall.md": "wall.md"},
    ]


def test_titles_are_escaped_and_on_one_line() -> None:
    assert navigation([page("a.md", "<b>", title='a\n"&"')]) == [
        {"&lt;b&gt;": [{"a &quot;&amp;&quot;": "a.md"}]}
    ]


def test_a_project_keeps_its_own_navigation_and_gets_what_it_does_not_name() -> None:
    written = [{"Start": "index.md"}, {"More": ["about.md", {"Wall": "wall/index.md"}]}]
    ours = [
        {"Home": "index.md"},
        {"Campaigns": "campaigns/index.md"},
        {"Operations": [{"Calendar": "ops/calendar/index.md"}]},
        {"Wall": "wall/index.md"},
    ]

    assert beside(written, ours) == [*written, ours[1], ours[2]]


def test_a_project_without_navigation_gets_ours() -> None:
    assert beside(None, [{"Home": "index.md"}]) == [{"Home": "index.md"}]
