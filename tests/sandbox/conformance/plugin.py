"""A pytest plugin for python-telegram-bot's own test-suite: aims its Bot at the sandbox and at no other host.

Writes down what every test called and how it ended. Runs in an environment of its own, so it imports nothing of ours.
"""

from __future__ import annotations

import functools
import json
import os
import socket
from pathlib import Path
from typing import Any

import httpx
import pytest
import telegram

HOME = os.environ["CONFORMANCE_URL"]
TOWN = "town.invalid"
"""The suite wants to see https addresses; this name is led to the sandbox, no other name leads anywhere."""
RESULTS = Path(os.environ["CONFORMANCE_RESULTS"])
called: list[str] = []


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "flaky: run again elsewhere, run once here")
    begin = telegram.Bot.__init__

    @functools.wraps(begin)
    def begin_at_home(
        self: Any, token: str, base_url: Any = None, base_file_url: Any = None, *a: Any, **k: Any
    ) -> None:
        # Set, not defaulted: the suite passes its own addresses in places.
        begin(self, token, f"https://{TOWN}/bot", f"https://{TOWN}/file/bot", *a, **k)

    telegram.Bot.__init__ = begin_at_home  # type: ignore[method-assign]

    send = httpx.AsyncHTTPTransport.handle_async_request

    async def send_home(self: httpx.AsyncHTTPTransport, request: httpx.Request) -> httpx.Response:
        if request.url.host != TOWN:
            raise httpx.ConnectError(f"{request.url.host} is not to be reached from here")
        request.url = httpx.URL(f"{HOME}{request.url.raw_path.decode()}")
        if not request.url.path.startswith("/file/"):
            called.append(request.url.path.rsplit("/", 1)[-1])
        return await send(self, request)

    httpx.AsyncHTTPTransport.handle_async_request = send_home  # type: ignore[method-assign]
    # A test asks where the suite's own site is; no name is looked up here, and this address belongs to nobody.
    socket.gethostbyname = lambda name: "203.0.113.7"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    from tests.auxil.ci_bots import BOT_INFO_PROVIDER, FALLBACKS  # type: ignore[import-not-found, import-untyped, unused-ignore]

    # The suite draws one of two bots by lot; its real token stays at home.
    BOT_INFO_PROVIDER._cached = {**FALLBACKS[0], "token": os.environ["CONFORMANCE_TOKEN"]}
    items[:] = [item for item in items if item.parent is not None and item.parent.name.endswith("WithRequest")]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    called.clear()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    outcome = yield
    report = outcome.get_result()
    if report.when == "call" or (report.when == "setup" and report.outcome != "passed"):
        words = ""
        if report.outcome != "passed":
            words = str(
                getattr(report, "wasxfail", "") or (call.excinfo.exconly() if call.excinfo else report.longrepr)
            )
        line = {
            "test": item.nodeid.removeprefix("tests/"),
            "outcome": "xfailed" if hasattr(report, "wasxfail") else report.outcome,
            "methods": sorted(set(called)),
            "words": words[:300],
        }
        with RESULTS.open("a", encoding="utf-8") as results:
            results.write(json.dumps(line) + "\n")
