"""The bot as the sandbox's child process: started, killed, started again. Knows its command and nothing else of it."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import os
import shlex
import signal
import sys
from collections.abc import Callable

PATIENCE = 15.0
"""Seconds a bot has to leave after SIGTERM."""


class NoChild(RuntimeError):
    """The sandbox was not told how to start a bot."""


class Child:
    """One bot process at a time; an empty command means there is none to start."""

    def __init__(self, command: str = "", stirred: Callable[[], None] = lambda: None) -> None:
        self._command = shlex.split(command)
        self._process: asyncio.subprocess.Process | None = None
        self._stirred = stirred
        self.starts = 0

    @property
    def state(self) -> str:
        """running, stopped (killed, or ended by itself), or none."""
        if not self._command:
            return "none"
        return "running" if self._process is not None and self._process.returncode is None else "stopped"

    @property
    def left_with(self) -> int | None:
        """The exit code of a bot that ended; negative for a signal."""
        return self._process.returncode if self._process is not None else None

    async def start(self) -> None:
        """Start it unless it runs."""
        self._must_know()
        if self.state == "running":
            return
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=sys.stderr.fileno(),
            start_new_session=True,
            preexec_fn=_die_with_the_parent if sys.platform == "linux" else None,
        )
        self.starts += 1
        self._stirred()

    async def kill(self) -> None:
        """SIGKILL, to it and whatever it started; nothing is said goodbye to."""
        self._must_know()
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """SIGTERM, and SIGKILL if it stays longer than PATIENCE."""
        if self.state != "running":
            return
        try:
            await asyncio.wait_for(self._end(signal.SIGTERM), PATIENCE)
        except TimeoutError:
            await self._end(signal.SIGKILL)

    async def _end(self, how: signal.Signals) -> None:
        process = self._process
        if process is None or process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, how)
        await process.wait()
        self._stirred()

    def _must_know(self) -> None:
        if not self._command:
            raise NoChild("This sandbox does not run the bot; start it with --bot-command to let it.")


def _die_with_the_parent() -> None:
    """A sandbox that is killed takes its bot along, so that a second one does not meet the first."""
    asks_to_be_told = 1  # PR_SET_PDEATHSIG
    ctypes.CDLL(None).prctl(asks_to_be_told, signal.SIGTERM)
