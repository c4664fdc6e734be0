"""Opens the database for a command of the operator's, and says in a sentence why it cannot be. Refuses to make one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.exc import SQLAlchemyError

from bot.cli import CannotRun
from bot.config import BadConfig, Config
from domain.rules import Rules
from storage import copying, migrate
from storage.unit import Store

RESTORE = "bring a backup back: python -m bot restore FILE --force"


@asynccontextmanager
async def opened(config: Config, rules: Rules) -> AsyncIterator[Store]:
    """The database at the newest schema, closed afterwards. Raises BadConfig, or CannotRun where there is none yet."""
    url = config.database.url
    try:
        present, newest = await migrate.revisions(url)
    except (OSError, SQLAlchemyError) as fault:
        raise cannot_be_used(fault) from fault
    if present is None:
        raise CannotRun("there is no database yet: python -m bot run makes it")
    if present not in migrate.known():
        raise newer(present)
    if present != newest:
        raise CannotRun(f"the database has the schema {present}, the newest is {newest}: run python -m bot migrate")
    store = Store(url, rules)
    try:
        yield store
    except (OSError, SQLAlchemyError) as fault:
        raise cannot_be_used(fault) from fault
    finally:
        await store.close()


def reason_of(fault: BaseException) -> str:
    """What the driver says, in one line."""
    return str(getattr(fault, "orig", None) or fault).splitlines()[0]


def cannot_be_used(fault: BaseException) -> BadConfig:
    """The sentence for a database that does not answer, or whose file is damaged."""
    reason = reason_of(fault)
    if copying.is_damaged(fault):
        return BadConfig(f"database.url: the file is damaged, or no database ({reason}): {RESTORE}")
    return BadConfig(f"database.url: the database cannot be reached ({reason})")


def newer(schema: object) -> BadConfig:
    """The sentence for a database that a newer program has migrated."""
    return BadConfig(f"database.url: written by a newer needbot (schema {schema}); upgrade needbot first")
