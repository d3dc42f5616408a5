"""Fixtures of the tests that start the executable. Run them with scripts/browser-tests.sh.

    @pytest.mark.engines("sqlite", "postgres")
    def test_a_customer_can_be_found(rapport, new_page, axe):
        set_up(rapport)
        page = new_page("phone", language="zh-Hans")
        sign_in(page, rapport)
        axe(page)

A page that had an error, a refused resource or a failed request fails its test, unless `page.problems.allow` expects
it.
"""

import os

import pytest

from pages import check_axe, chromium, open_page, take_screenshot
from server import Rapport


def pytest_generate_tests(metafunc):
    if "engine" in metafunc.fixturenames:
        marker = metafunc.definition.get_closest_marker("engines")
        metafunc.parametrize("engine", marker.args if marker else ["sqlite"])


@pytest.fixture
def rapport(engine):
    """A server of the test's own on the engine of the test."""
    with Rapport(engine) as it:
        yield it


@pytest.fixture
def cli(rapport):
    """Runs commands on the data of the server: cli("check"), cli("user", "add", …, input=password)."""
    return rapport.cli


@pytest.fixture(scope="session")
def browser():
    with chromium() as it:
        yield it


@pytest.fixture
def new_page(browser):
    """Opens pages: new_page(size="desk" or "phone", scheme="light" or "dark", language="en", script=True)."""
    opened = []

    def new(*arguments, **options):
        opened.append(open_page(browser, *arguments, **options))
        return opened[-1]

    yield new
    for page in opened:
        page.context.close()
    for page in opened:
        page.problems.check()


@pytest.fixture
def page(new_page):
    return new_page()


@pytest.fixture(scope="session")
def axe():
    return check_axe


@pytest.fixture(scope="session")
def screenshot():
    return take_screenshot


@pytest.fixture(scope="session")
def kills():
    """How often a soak test kills the server: a few times in `make test`, a thousand in `make soak`."""
    return int(os.environ.get("RAPPORT_KILLS", "20"))


@pytest.fixture(scope="session")
def load_seconds():
    """How long a soak test keeps the server under load: a minute in `make test`, an hour in `make soak`."""
    return int(os.environ.get("RAPPORT_LOAD_SECONDS", "60"))
