"""Starts a demo of its own for a measurement, and ends it. Refuses to touch the one at var/demo that is being used."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]


@asynccontextmanager
async def demo(folder: Path, *options: str, port: int) -> AsyncIterator[str]:
    """A fresh demo working in `folder`; yields its address."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--port", str(port), "--fresh", "--no-page", *options),
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE,
        stderr=(folder / "demo.log").open("w"),
    )
    try:
        assert process.stdout is not None
        first = (await asyncio.wait_for(process.stdout.readline(), 180)).decode()
        if "http://" not in first:
            raise RuntimeError(f"the demo did not start: see {folder / 'demo.log'}")
        yield first.partition(": ")[2].strip()
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()
