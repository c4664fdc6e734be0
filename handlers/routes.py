"""The one dispatcher: who hears what first. Refuses to hear anything itself."""

from aiogram import Dispatcher

from handlers import choosing, groups, lost
from handlers.admin import commands, desk
from handlers.customer import booking, human, language, need, start
from handlers.helper import duty, join
from handlers.helper import job as helper_job


def dispatcher() -> Dispatcher:
    """Commands first, then what somebody is being asked for, then everyday words, then the fallback."""
    routes = Dispatcher(disable_fsm=True)
    for room in (start, language, commands, desk, human, duty, join, helper_job, booking, groups, choosing, need, lost):
        routes.include_router(room.router())
    return routes
