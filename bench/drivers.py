"""python -m bench.drivers: a unit of five statements and a commit on PostgreSQL, with asyncpg and with psycopg.

psycopg is no requirement of the bot: `pip install "psycopg[binary]"` beside it first.
"""

from __future__ import annotations

import argparse
import asyncio
from datetime import UTC, datetime
from importlib.util import find_spec
from time import perf_counter, process_time

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from domain.vocabulary import Language
from storage.tables import Person, Timer
from storage.unit import table_of
from tests.databases import postgres

person, timer = table_of(Person), table_of(Timer)


async def unit(engine: AsyncEngine, number: int) -> None:
    """Add a person and a timer, read both, change the person."""
    now = datetime.now(UTC)
    who = {"id": number, "first_name": "Anna", "language": Language.DE, "created_at": now}
    when = {"key": f"k{number}", "kind": "draft", "due_at": now, "facts": {"need": number}, "attempts": 0}
    async with AsyncSession(engine, expire_on_commit=False) as session:
        await session.execute(insert(person).values(**who, language_chosen=False, misses=0))
        await session.execute(insert(timer).values(**when))
        (await session.scalars(select(Person).where(person.c.id == number))).all()
        (await session.scalars(select(Timer).where(timer.c.key == f"k{number}"))).all()
        await session.execute(update(person).where(person.c.id == number).values(misses=1))
        await session.commit()


async def measure(url: str, many: int) -> tuple[float, float]:
    """Milliseconds a unit, by the clock and of this process's CPU."""
    engine = create_async_engine(url)
    try:
        for number in range(50):  # connections and statements are made once
            await unit(engine, number + 1)
        clock, cpu = perf_counter(), process_time()
        for number in range(many):
            await unit(engine, number + 1000)
        return (perf_counter() - clock) / many * 1000, (process_time() - cpu) / many * 1000
    finally:
        await engine.dispose()


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.drivers", description=__doc__)
    parser.add_argument("--units", type=int, default=1500)
    many = parser.parse_args().units
    if find_spec("psycopg") is None:
        raise SystemExit('psycopg is not installed: pip install "psycopg[binary]"')
    with postgres(durable=True) as server:
        for driver in ("asyncpg", "psycopg") * 2:
            clock, cpu = asyncio.run(measure(server.empty().replace("+asyncpg", f"+{driver}"), many))
            print(f"{driver}: {clock:.2f} ms a unit, {cpu:.2f} of CPU")


if __name__ == "__main__":
    main()
