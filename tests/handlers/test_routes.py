"""The one dispatcher."""

from __future__ import annotations

from collections.abc import Iterator

from aiogram import Router
from aiogram.dispatcher.event.handler import CallableObject

from handlers.routes import dispatcher


def asked(router: Router) -> Iterator[tuple[str, CallableObject]]:
    """Every filter and handler of a router and of those below it."""
    for name, observer in router.observers.items():
        for handler in observer.handlers:
            yield f"{router.name}.{name}", handler
            yield from ((f"{router.name}.{name}", one) for one in handler.filters or [])
        yield from ((f"{router.name}.{name}", one) for one in observer._handler.filters or [])
    for below in router.sub_routers:
        yield from asked(below)


def test_no_message_is_handed_from_thread_to_thread() -> None:
    found = list(asked(dispatcher()))
    assert len(found) > 100
    threaded = [(where, str(one.callback)) for where, one in found if not one.awaitable]
    assert threaded == []
