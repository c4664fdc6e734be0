"""The one dispatcher: who hears what first. Refuses to hear anything itself."""

from aiogram import Dispatcher

from handlers import choosing, groups, lost, replying
from handlers.admin import commands, desk
from handlers.customer import after, booking, human, language, need, privacy, questions, start
from handlers.helper import duty, join
from handlers.helper import job as helper_job


def dispatcher() -> Dispatcher:
    """Commands first, then what somebody is being asked for, then everyday words, then the fallback."""
    routes = Dispatcher(disable_fsm=True)
    asked = (desk, human, duty, join, helper_job, booking, groups)
    for room in (start, language, privacy, commands, *asked, choosing, replying, questions, after, need, lost):
        routes.include_router(room.router())
    return routes
