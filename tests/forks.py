"""Programs of ours as forks of one process that has imported them: a start takes a tenth of a second instead of five.

What runs is `python -m <module> <words>` with its own environment, folder, output and signals; only the imports are
shared. Refuses to share anything else: whoever wants to see an interpreter begin starts one (tests/bot/test_demo.py).
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import runpy
import signal
import sys
import tempfile
from pathlib import Path
from subprocess import CompletedProcess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerProcess

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["tests.imported"])


class Fork:
    """A running program; what subprocess.Popen and asyncio's Process have in common."""

    def __init__(self, *command: str, environment: dict[str, str], folder: Path, out: Path, err: Path) -> None:
        """Start `python -m` with these words; what it says is added to `out` and `err`."""
        what = (command, environment, str(folder), str(out), str(err))
        self._process: ForkServerProcess = _CONTEXT.Process(target=_become, args=what, daemon=True)
        self._process.start()
        self._ended: asyncio.Event | None = None

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid or 0

    @property
    def returncode(self) -> int | None:
        """Its exit code, negative after a signal; None while it runs."""
        return self._process.exitcode

    def send_signal(self, sign: int) -> None:
        """As os.kill; nothing when it has ended."""
        if self.returncode is None:
            os.kill(self.pid, sign)

    def terminate(self) -> None:
        """SIGTERM."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """SIGKILL."""
        self.send_signal(signal.SIGKILL)

    def join(self, within: float | None = None) -> int:
        """Wait for its end, blocking; TimeoutError when it goes on."""
        self._process.join(within)
        if self.returncode is None:
            raise TimeoutError
        return self.returncode

    async def wait(self) -> int:
        """Wait for its end."""
        if self._ended is None:
            self._ended = asyncio.Event()
            asyncio.get_running_loop().add_reader(self._process.sentinel, self._end, self._ended)
        await self._ended.wait()
        return self.join()

    def _end(self, ended: asyncio.Event) -> None:
        asyncio.get_running_loop().remove_reader(self._process.sentinel)
        ended.set()


def run(
    *command: str, environment: dict[str, str], folder: Path, within: float = 100, together: bool = False
) -> CompletedProcess[str]:
    """Run a command to its end; TimeoutError when it takes longer. `together`: its complaints stand in stdout too."""
    with tempfile.TemporaryDirectory() as name:
        out, err = Path(name, "out"), Path(name, "out" if together else "err")
        child = Fork(*command, environment=environment, folder=folder, out=out, err=err)
        try:
            code = child.join(within)
        finally:
            child.kill()
        return CompletedProcess(command, code, out.read_text(), "" if together else err.read_text())


def _become(command: tuple[str, ...], environment: dict[str, str], folder: str, out: str, err: str) -> None:
    """In the fork: from here on it is that program."""
    for path, number in ((out, 1), (err, 2)):
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        os.dup2(file, number)
        os.close(file)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    module, *words = command
    sys.argv = [module, *words]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
