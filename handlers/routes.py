"""The one dispatcher: who hears what first. Refuses to hear anything itself."""

from functools import cache

from aiogram import Dispatcher

from handlers import choosing, groups, lost, relay, replying, whom
from handlers.admin import commands, desk
from handlers.customer import (
    address,
    after,
    booking,
    danger,
    home,
    human,
    language,
    limits,
    need,
    offered,
    pictures,
    pressing,
    privacy,
    questions,
    rating,
    resuming,
    solved,
    start,
)
from handlers.helper import duty, join, join_words, pricing, words
from handlers.helper import job as helper_job


@cache
def dispatcher() -> Dispatcher:
    """Danger and commands first, then what somebody is being asked for, then everyday words, then the fallback.

    Built once: nothing of a running bot is in it.
    """
    routes = Dispatcher(disable_fsm=True)
    first = (danger, limits, start, language, privacy, commands, desk, relay)
    asked = (human, whom, duty, join_words, join, helper_job, pricing, words, booking, groups)
    for room in (
        *first,
        *asked,
        resuming,
        solved,
        rating,
        offered,
        choosing,
        pressing,
        replying,
        questions,
        address,
        home,
        after,
        need,
        pictures,
        lost,
    ):
        routes.include_router(room.router())
    return routes
