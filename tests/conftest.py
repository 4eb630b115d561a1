import fcntl
import gc
import os
from collections.abc import Generator
from itertools import chain, zip_longest
from pathlib import Path
from tempfile import gettempdir

import pytest
from hypothesis import settings

# Nothing is timed in a test: a machine that is busy proves nothing about the code. Examples are the
# same in each run, so that only a change can break one; `--hypothesis-profile=sweep` looks for more.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("sweep", deadline=None, derandomize=False, max_examples=2_000)
settings.load_profile("same")

os.environ["KITS_LANG"] = "en"  # whatever a community speaks, tests read what is told in English

AHEAD = 8
"""So many long files are under way before the reference community is built."""

pytest_plugins = ["tests.browser", "tests.reference"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="accept what cases print now as expected")
    parser.addoption("--sweep", action="store_true", help="every kit where one of a sort would do")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Half as many processes again as there are cores: one that waits for its browser needs none."""
    cores = os.cpu_count() or 1
    return cores + (cores + 1) // 2


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Of several processes the first compiles the tests, and the others read what it wrote."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    if run is None:
        return (yield)
    with (Path(gettempdir()) / f"collected-{run}").open("a+") as collected:
        fcntl.flock(collected, fcntl.LOCK_EX)
        if os.fstat(collected.fileno()).st_size:
            fcntl.flock(collected, fcntl.LOCK_UN)
        done = yield
        collected.write("once")
        return done


def pytest_collection_finish() -> None:
    """Tests stay to the end: they need not be looked through for garbage again and again."""
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take long come first, so that no process is left with one at the end.

    The very first builds the reference community; what looks at it comes when it is there, and takes
    turns with what opens a browser otherwise or says that it is long.
    """
    needs: dict[Path, set[str]] = {}
    for item in items:
        marked = {"long"} if item.get_closest_marker("long") else set()
        needs.setdefault(item.path, marked).update(getattr(item, "fixturenames", ()))
    built = [file for file, names in needs.items() if "reference" in names]
    long = [
        file for file, names in needs.items() if names & {"chromium", "long"} and file not in built
    ]
    meanwhile = [*built[:1], *long[:AHEAD]]
    turns = [file for file in chain(*zip_longest(built[1:], long[AHEAD:])) if file]
    order = {file: place for place, file in enumerate(dict.fromkeys([*meanwhile, *turns, *needs]))}
    items.sort(key=lambda item: order[item.path])


@pytest.fixture
def bless(pytestconfig: pytest.Config) -> bool:
    """Whether expected outputs are to be written instead of compared."""
    return bool(pytestconfig.getoption("bless"))


@pytest.fixture
def sweep(pytestconfig: pytest.Config) -> bool:
    """Whether slow tests look at all there is, not at one of each sort."""
    return bool(pytestconfig.getoption("sweep"))
