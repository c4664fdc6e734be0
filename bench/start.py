"""python -m bench.start: from `python -m bot run` to the first getUpdates, and the memory of the idle bot."""

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


async def run(times: int) -> None:
    """Measure so many starts; the first may train the model, the others find it in its cache."""
    with tempfile.TemporaryDirectory() as name:
        found = [await once(Path(name)) for _ in range(times)]
    seconds, megabytes = zip(*found, strict=True)
    print(f"start to first getUpdates: {median(seconds):.1f} s (slowest {max(seconds):.1f} s); {times} starts")
    print(f"memory of the idle bot: {max(megabytes):.0f} MB")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.start", description=__doc__)
    parser.add_argument("--times", type=int, default=5)
    asyncio.run(run(parser.parse_args().times))


if __name__ == "__main__":
    main()
