"""What a Rasa in an environment of its own (make rasa) takes: place, memory, training time. Refuses to start it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def installed_mb(home: Path) -> float:
    """Megabytes of the environment's packages."""
    return sum(file.stat().st_size for file in (home / "lib").rglob("*") if file.is_file()) / 1e6


def model_mb(home: Path) -> float:
    """Megabytes of the newest model."""
    models = sorted((home / "models").glob("*.tar.gz"), key=lambda file: file.stat().st_mtime)
    return models[-1].stat().st_size / 1e6 if models else 0.0


def trained_seconds(home: Path) -> float | None:
    """Seconds the last training took, as `make rasa` kept them."""
    kept = home / "trained"
    return float(kept.read_text()) if kept.exists() else None


def memory_mb(home: Path) -> float:
    """The most memory (MB) the running server has needed so far; 0 when none runs from there."""
    return max((_peak(process) for process in _servers(home)), default=0.0)


def _servers(home: Path) -> Iterator[Path]:
    binary = str((home / "bin" / "rasa").resolve().parent)
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().decode(errors="replace").split("\0")
            folder = (process / "cwd").resolve()
        except OSError:
            continue
        if "run" in command and any(
            part.endswith("bin/rasa") and str((folder / part).parent.resolve()) == binary for part in command
        ):
            yield process


def _peak(process: Path) -> float:
    try:
        lines = (process / "status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)
