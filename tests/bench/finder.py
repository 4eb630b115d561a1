"""What the finder costs for ten thousand groups: its index, and a keystroke on a slow phone."""

from __future__ import annotations

import gzip
from itertools import product
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from rich.console import Console

from kits.model.addresses import Addresses
from kits.render.finder import FinderEntry, finder
from kits.render.phone import assets
from tests.browser import PHONE, open_chromium, serving
from tests.tongues import ZH

SLOWER = 4
"""How many times slower than this machine a phone is taken to be."""
FIRST, SECOND = "上南北西东长重天成广杭武青济福", "海京安门州沙庆津都阳春宁岛昌汉原台口山河"
SORTS = ("晨读", "夜读", "诗歌", "科幻", "亲子", "旧书", "写信", "电影")
QUERIES = ("s", "sh", "sha", "shang", "上", "上海", "上海 夜", "shyd", "g-99", "nowhere")
TIMED = """query => new Promise(resolve => {
    const input = document.querySelector("#q"), count = document.querySelector("[data-count]");
    input.value = query;
    const before = performance.now();
    new MutationObserver((_, observer) => {
        document.body.getBoundingClientRect(); // laid out as well
        observer.disconnect();
        resolve(performance.now() - before);
    }).observe(count, { childList: true });
    input.dispatchEvent(new Event("input"));
})"""


def main() -> None:
    """Prints the size of the index, and the time of each keystroke."""
    told = Console(highlight=False)
    cities = ["".join(name) for name in product(FIRST, SECOND)]
    groups = [
        FinderEntry(
            id=f"g-{n:04}",
            name=f"{cities[n % len(cities)]}{SORTS[n % len(SORTS)]}{n // len(cities) + 1}群",
            city=cities[n % len(cities)],
            region=f"{FIRST[n % len(FIRST)]}区",
        )
        for n in range(10_000)
    ]
    files = [*finder(groups, locale=ZH, addresses=Addresses()), *assets()]
    index = next(file.content for file in files if file.path == "g/groups.json")
    size, packed = len(index) / 1024, len(gzip.compress(index)) / 1024
    told.print(f"{len(groups):,} groups: {size:.0f} KB, compressed {packed:.0f} KB")
    with TemporaryDirectory() as tree, open_chromium() as browser, serving() as serve:
        for file in files:
            path = Path(tree) / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
        page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
        page.goto(serve(Path(tree)) + "g/")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        told.print(f"{'first':10} {page.evaluate(TIMED, 'x'):6.1f} ms, with loading and reading it")
        for query in QUERIES:
            times = [page.evaluate(TIMED, query) for _ in range(7)]
            told.print(f"{query:10} {median(times):6.1f} ms, at most {max(times):.1f}")


if __name__ == "__main__":
    main()
