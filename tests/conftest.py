import pytest
from hypothesis import settings

# Nothing is timed in a test: a machine that is busy proves nothing about the code.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

pytest_plugins = ["tests.browser", "tests.reference"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="accept what cases print now as expected")


@pytest.fixture
def bless(pytestconfig: pytest.Config) -> bool:
    """Whether expected outputs are to be written instead of compared."""
    return bool(pytestconfig.getoption("bless"))
