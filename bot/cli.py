"""What every command of the command line shares: its options, and how it ends. Refuses commands of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar

import typer
from rich.console import Console

from bot.config import BadConfig, read_config

if TYPE_CHECKING:
    from bot.config import Config
    from domain.rules import Rules

errors = Console(stderr=True, highlight=False, soft_wrap=True)
File = Annotated[Path, typer.Option("--config", help="the configuration file")]
OWN = Path("config.toml")
EXAMPLE = Path(__file__).parents[1] / "config.example.toml"
Result = TypeVar("Result")


class CannotRun(Exception):
    """A sentence: why the bot has stopped, or a command could not do its work, when it is the operator's to mend."""


def refuse(sentence: str, code: int = 2) -> NoReturn:
    """End with a sentence on standard error: 2 for the configuration, 1 for what else is wrong."""
    errors.print(f"needbot: {sentence}", markup=False)
    raise typer.Exit(code)


def configured(config: Path) -> tuple[Config, Rules]:
    """The configuration; a bad one ends the command."""
    try:
        return read_config(config)
    except BadConfig as fault:
        refuse(str(fault))


def configured_or_example(config: Path) -> Config:
    """The configuration, or where there is none yet the example's: for what needs no more than the token."""
    return configured(config if config.exists() or config != OWN else EXAMPLE)[0]


def do(work: Coroutine[Any, Any, Result]) -> Result:
    """Run it to its end; what the operator must mend ends the command with a sentence."""
    try:
        return asyncio.run(work)
    except BadConfig as fault:
        refuse(str(fault))
    except CannotRun as fault:
        refuse(str(fault), 1)
