"""python -m bench.turnaround: from a person's message to the answer on their screen, and the CPU an update costs.

Unloaded; at 20 messages a second with Telegram's limits on; at 50 with them off. Beside a bare aiogram echo bot against
the same kind of sandbox in the same run. The answer is on the screen when the sandbox receives the call that puts it
there. Every message is the first of another person: it is understood, kept, priced and answered with a card.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles

import psutil
from rich.console import Console
from rich.table import Table

from bench import processes
from bench.people import People

WORDS = "Internet geht nicht, Router blinkt rot. 8004 Zürich, so schnell wie möglich"
SHOWN = {"sendmessage", "editmessagetext"}


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One row of the table: milliseconds, and CPU milliseconds per update."""

    name: str
    p50: float
    p99: float
    cpu: float
    answered: int
    asked: int


@asynccontextmanager
async def bot(name: str, folder: Path, url: str, *, limits: bool) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot to be measured."""
    if name == "echo":
        async with processes.echo(folder, url) as child:
            yield child
    else:
        async with processes.needbot(folder, url, limits=limits) as child:
            yield child


async def answered_once(people: People, person: int) -> None:
    """Wait until the bot has said something to this person."""
    for _ in range(600):
        if any(message["from"]["bot"] for message in await people.screen(person)):
            return
        await asyncio.sleep(0.1)
    raise TimeoutError(f"no answer to {person}")


async def measure(name: str, label: str, folder: Path, *, messages: int, rate: float | None, limits: bool) -> Measured:
    """Play `messages` first messages, `rate` a second or one after the other, and time the answers."""
    async with (
        processes.sandbox(folder, messages + 20, limits=limits) as url,
        People(url) as people,
        bot(name, folder, url, limits=limits) as child,
    ):
        for warm in range(20):
            await people.says(10_000 + messages + warm, WORDS)
        for warm in range(20):  # whoever builds things at the first message has built them now
            await answered_once(people, 10_000 + messages + warm)
        await asyncio.sleep(2)
        busy = psutil.Process(child.pid)
        before, began = busy.cpu_times(), asyncio.get_running_loop().time()
        asked: dict[int, datetime] = {}
        answered: dict[int, datetime] = {}
        seen = (await people.get("calls"))["last"]

        async def look() -> None:
            nonlocal seen
            calls = await people.get("calls", since=seen)
            seen = calls["last"]
            for call in calls["calls"]:
                if call["method"].lower() in SHOWN:
                    answered.setdefault(int(call["params"]["chat_id"]), datetime.fromisoformat(call["at"]))

        async def ask(person: int) -> None:
            asked[person] = datetime.now(UTC)
            await people.says(person, WORDS)

        tasks = []
        for number in range(messages):
            if rate is not None:
                due = began + number / rate
                await asyncio.sleep(max(0.0, due - asyncio.get_running_loop().time()))
                tasks.append(asyncio.create_task(ask(10_000 + number)))
                if number % 100 == 99:
                    await look()
            else:
                await ask(10_000 + number)
                await asyncio.sleep(0.15)
        await asyncio.gather(*tasks)
        async with asyncio.timeout(60):
            while len(answered.keys() & asked.keys()) < messages:
                await asyncio.sleep(0.2)
                await look()
        after = busy.cpu_times()
    took = sorted((answered[p] - asked[p]).total_seconds() * 1000 for p in asked)
    cpu = (after.user + after.system - before.user - before.system) * 1000 / messages
    cuts = quantiles(took, n=100)
    return Measured(name=label, p50=cuts[49], p99=cuts[98], cpu=cpu, answered=len(took), asked=messages)


async def run(messages: int) -> list[Measured]:
    """Every row."""
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for bot_name in ("echo", "needbot"):
            for label, rate, limits, count in (
                ("one at a time", None, True, messages),
                ("20 a second, limits on", 20.0, True, messages * 2),
                ("50 a second, limits off", 50.0, False, messages * 4),
            ):
                rows.append(
                    await measure(bot_name, f"{bot_name}, {label}", folder, messages=count, rate=rate, limits=limits)
                )
    return rows


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.turnaround", description=__doc__)
    parser.add_argument("--messages", type=int, default=200)
    rows = asyncio.run(run(parser.parse_args().messages))
    table = Table(title="message to answer")
    for column in ("bot", "p50 ms", "p99 ms", "CPU ms per update", "answered"):
        table.add_column(column, justify="left" if column == "bot" else "right")
    for row in rows:
        table.add_row(row.name, f"{row.p50:.1f}", f"{row.p99:.1f}", f"{row.cpu:.2f}", f"{row.answered} of {row.asked}")
    Console().print(table)
    echo, ours = (next(r for r in rows if r.name.startswith(f"{name}, one")) for name in ("echo", "needbot"))
    print(f"CPU per update, one at a time: {ours.cpu / echo.cpu:.1f} times the echo bot's")


if __name__ == "__main__":
    main()
