"""The command line: python -m bot demo | run | migrate | config check | token. Bad configuration is exit code 2."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Coroutine
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console

from bot.config import BadConfig, read_config, require_token

gc.disable()  # until everything is imported (bot/running): a third of the time, for half a million objects that stay

main = typer.Typer(no_args_is_help=True, add_completion=False, help="needbot: everyday words in, help near by out.")
config_commands = typer.Typer(no_args_is_help=True, help="Look at the configuration.")
token_commands = typer.Typer(no_args_is_help=True, help="Look at the bot's token.")
main.add_typer(config_commands, name="config")
main.add_typer(token_commands, name="token")

errors = Console(stderr=True, highlight=False, soft_wrap=True)
File = Annotated[Path, typer.Option("--config", help="the configuration file")]
OWN = Path("config.toml")


def _refuse(sentence: str, code: int = 2) -> NoReturn:
    errors.print(f"needbot: {sentence}", markup=False)
    raise typer.Exit(code)


def _do(work: Coroutine[Any, Any, None]) -> None:
    from bot.running import CannotRun

    try:
        asyncio.run(work)
    except BadConfig as fault:
        _refuse(str(fault))
    except CannotRun as fault:
        _refuse(str(fault), 1)


@main.command()
def run(config: File = OWN, verbose: Annotated[bool, typer.Option(help="say more on standard error")] = False) -> None:
    """Run the bot against Telegram, by long polling. The token comes from NEEDBOT_TOKEN."""
    try:
        settings, rules = read_config(config)
        require_token(settings)
    except BadConfig as fault:
        _refuse(str(fault))
    from bot import logs, running

    logs.speak(verbose=verbose)
    _do(running.run(settings, rules))


@main.command()
def migrate(config: File = OWN) -> None:
    """Bring the database to the newest schema."""
    try:
        settings, _ = read_config(config)
    except BadConfig as fault:
        _refuse(str(fault))
    from bot import running

    _do(running.migrated(settings))
    typer.echo("the database is up to date")


@config_commands.command("check")
def check(config: File = OWN) -> None:
    """Read the configuration and the price list, and say what is in them."""
    try:
        settings, rules = read_config(config)
    except BadConfig as fault:
        _refuse(str(fault))
    typer.echo(
        f"{config}: fine. {len(rules.regions)} regions ({', '.join(region.id for region in rules.regions)}), "
        f"{len(rules.crowds)} crowds, {len(settings.admins.ids)} admins, prices from {settings.prices}, "
        f"database {settings.database.url.partition('@')[2] or settings.database.url}"
    )


@token_commands.command("check")
def token_check(config: File = OWN) -> None:
    """Ask Telegram whose token NEEDBOT_TOKEN is."""
    try:
        settings, _ = read_config(config)
        require_token(settings)
    except BadConfig as fault:
        _refuse(str(fault))

    async def ask() -> None:
        from aiogram import Bot
        from aiogram.client.session.aiohttp import AiohttpSession
        from aiogram.client.telegram import TelegramAPIServer
        from aiogram.exceptions import TelegramAPIError

        from bot.running import CannotRun

        bot = Bot(settings.token, session=AiohttpSession(api=TelegramAPIServer.from_base(settings.telegram.api_url)))
        try:
            me = await bot.get_me()
        except TelegramAPIError as fault:
            raise CannotRun(f"token: Telegram says {fault}") from fault
        finally:
            await bot.session.close()
        typer.echo(f"@{me.username} ({me.id}), privacy mode {'off' if me.can_read_all_group_messages else 'on'}")

    _do(ask())


@main.command()
def demo(
    port: Annotated[int, typer.Option(min=1, max=65535, help="where the page is")] = 8080,
    fresh: Annotated[bool, typer.Option("--fresh", help="an empty database and a new town")] = False,
    database: Annotated[str, typer.Option(help="SQLite file or postgresql:// URL")] = "",
    seed: Annotated[int, typer.Option(help="the same town again")] = 1,
    helpers: Annotated[int, typer.Option(min=0, max=5000, help="how many helpers there are")] = 36,
    now: Annotated[str, typer.Option(help="the clock runs from this ISO time")] = "",
    no_page: Annotated[bool, typer.Option("--no-page", help="only the two APIs")] = False,
    no_limits: Annotated[bool, typer.Option("--no-limits", help="without Telegram's rate limits")] = False,
) -> None:
    """A whole town on one port: sandbox, page and bot, on a database of its own."""
    from bot import demo as town
    from bot import logs

    logs.speak()
    _do(
        town.run(
            town.Wishes(
                port=port,
                fresh=fresh,
                database=database,
                seed=seed,
                helpers=helpers,
                now=now,
                page=not no_page,
                limits=not no_limits,
            )
        )
    )


if __name__ == "__main__":
    main()
