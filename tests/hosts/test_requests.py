"""No page of ours makes a browser ask anyone else for anything."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser

from kits.hosts.building import build_tree
from kits.hosts.mkdocs import MkDocs
from tests.hosts.pages import small_site

PROJECT = Path(__file__).parents[2]


def test_a_browser_stays_on_the_site_and_finds_everything(
    project: Path,
    scratch: Path,
    chromium: Browser,
    serve: Callable[[Path], str],
) -> None:
    (project / "mkdocs.yml").write_bytes((PROJECT / "mkdocs.yml").read_bytes())
    (project / "site_overrides").symlink_to(PROJECT / "site_overrides")
    tree = project / "site" / "public"
    build_tree(
        small_site(),
        audience="public",
        project=project,
        target=tree,
        scratch=scratch,
        host=MkDocs(project),
    )
    address = serve(tree)
    page = chromium.new_page()
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on(
        "response",
        lambda response: failed.append(response.url) if response.status >= 400 else None,
    )
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.on("dialog", lambda dialog: failed.append(dialog.message))
    for path in ("", "campaigns/", "people/p-1/", "404.html"):
        page.goto(address + path, wait_until="networkidle")
    page.goto(address)
    page.locator(".md-search__input, [data-md-component=search-query]").first.fill("灯", force=True)
    page.wait_for_load_state("networkidle")
    page.close()
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert failed == []
    assert any(url.endswith("lamplight.css") for url in asked)
