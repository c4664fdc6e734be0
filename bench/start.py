"""python -m bench.start: from `python -m bot run` to the first getUpdates, the memory of the idle bot, and how long
people wait when it is killed while it answers them and started again at once.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

import psutil

from bench import processes
from bench.people import People

WORDS = "Internet geht nicht, Router blinkt rot. 8004 Zürich, so schnell wie möglich"


async def once(folder: Path) -> tuple[float, float]:
    """Seconds to the first getUpdates, and megabytes (RSS) five seconds later.

    A call is listed when it is answered, and a long poll without news is answered late: so somebody has written
    already.
    """
    async with processes.sandbox(folder, 1, limits=True) as url, People(url) as people:
        await people.says(10_000, "/help")
        began = perf_counter()
        async with processes.needbot(folder, url, limits=True) as child:
            async with asyncio.timeout(60):
                while True:
                    calls = (await people.get("calls"))["calls"]
                    if any(call["method"].lower() == "getupdates" for call in calls):
                        break
                    await asyncio.sleep(0.02)
            took = perf_counter() - began
            await asyncio.sleep(5)
            return took, psutil.Process(child.pid).memory_info().rss / 1e6


async def back(folder: Path, many: int = 30) -> float:
    """Seconds from SIGKILL, while so many people wait for their answers, until the last of them has one."""
    async with processes.sandbox(folder, many, limits=False) as url, People(url) as people:
        database = f"sqlite:///{folder}/killed.sqlite"
        persons = [10_000 + number for number in range(many)]

        async def answered() -> set[int]:
            calls = (await people.get("calls"))["calls"]
            return {int(c["params"]["chat_id"]) for c in calls if c["method"] == "sendMessage" and c["status"] == 200}

        async def until(enough: int) -> None:
            async with asyncio.timeout(120):
                while True:
                    if len(await answered() & set(persons)) >= enough:
                        return
                    await asyncio.sleep(0.02)

        async with processes.needbot(folder, url, limits=False, database=database) as child:
            await asyncio.gather(*(people.says(person, WORDS) for person in persons))
            await until(many // 5)
            child.kill()
            killed = perf_counter()
            await child.wait()
        async with processes.needbot(folder, url, limits=False, database=database):
            await until(many)
            return perf_counter() - killed


async def run(times: int) -> None:
    """Measure so many starts; the first may train the model, the others find it in its cache."""
    with tempfile.TemporaryDirectory() as name:
        found = [await once(Path(name)) for _ in range(times)]
    seconds, megabytes = zip(*found, strict=True)
    print(f"start to first getUpdates: {median(seconds):.1f} s (slowest {max(seconds):.1f} s); {times} starts")
    print(f"memory of the idle bot: {max(megabytes):.0f} MB")
    waits = []
    for _ in range(times):
        with tempfile.TemporaryDirectory() as name:
            waits.append(await back(Path(name)))
    print(f"killed with 24 people waiting, all answered after: {median(waits):.1f} s (slowest {max(waits):.1f} s)")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.start", description=__doc__)
    parser.add_argument("--times", type=int, default=5)
    asyncio.run(run(parser.parse_args().times))


if __name__ == "__main__":
    main()
