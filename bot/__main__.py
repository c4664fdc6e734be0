"""The command line of whoever runs the bot. Exit code 2: the configuration is wrong; 1: something else is."""

from __future__ import annotations

import gc
from typing import Annotated

import typer

from bot import operating
from bot.cli import OWN, CannotRun, File, configured, configured_or_example, do, refuse
from bot.clock import SystemClock
from bot.config import BadConfig, Config, require_token

gc.disable()  # until everything is imported (bot/running): a third of the time, for half a million objects that stay

main = typer.Typer(no_args_is_help=True, add_completion=False, help="needbot: everyday words in, help near by out.")
config_commands = typer.Typer(no_args_is_help=True, help="Look at the configuration.")
token_commands = typer.Typer(no_args_is_help=True, help="Look at the bot's token.")
main.add_typer(config_commands, name="config")
main.add_typer(token_commands, name="token")
main.add_typer(operating.dead, name="dead")
main.command("backup")(operating.backup)
main.command("restore")(operating.restore)
main.command("misreads")(operating.misreads)
main.command("doctor")(operating.doctor)
main.command("init")(operating.init)
main.command("chats")(operating.chats)


def _require_token(settings: Config) -> None:
    try:
        require_token(settings)
    except BadConfig as fault:
        refuse(str(fault))


@main.command()
def run(config: File = OWN, verbose: Annotated[bool, typer.Option(help="say more on standard error")] = False) -> None:
    """Run the bot against Telegram until SIGTERM. The token comes from NEEDBOT_TOKEN."""
    settings, rules = configured(config)
    _require_token(settings)
    from bot import logs, running

    logs.speak(verbose=verbose)
    do(running.run(settings, rules))


@main.command()
def migrate(config: File = OWN) -> None:
    """Bring the database to the newest schema; it is backed up first when it must change."""
    settings, _ = configured(config)
    from bot import backups

    do(backups.migrated(settings, SystemClock().now()))
    typer.echo("the database is up to date")


@config_commands.command("check")
def check(config: File = OWN) -> None:
    """Read the configuration and the price list, and say what is in them."""
    settings, rules = configured(config)
    typer.echo(
        f"{config}: fine. {len(rules.regions)} regions ({', '.join(region.id for region in rules.regions)}), "
        f"{len(rules.crowds)} crowds, {len(settings.admins.ids)} admins, prices from {settings.prices}, "
        f"database {settings.database.url.partition('@')[2] or settings.database.url}"
    )


@token_commands.command("check")
def token_check(config: File = OWN) -> None:
    """Ask Telegram whose token NEEDBOT_TOKEN is."""
    settings = configured_or_example(config)
    _require_token(settings)

    async def ask() -> None:
        from aiogram import Bot
        from aiogram.client.session.aiohttp import AiohttpSession
        from aiogram.client.telegram import TelegramAPIServer
        from aiogram.exceptions import (
            TelegramAPIError,
            TelegramNetworkError,
            TelegramNotFound,
            TelegramUnauthorizedError,
        )

        bot = Bot(settings.token, session=AiohttpSession(api=TelegramAPIServer.from_base(settings.telegram.api_url)))
        try:
            me = await bot.get_me()
        except TelegramNetworkError as fault:
            raise CannotRun(f"token: {settings.telegram.api_url} cannot be reached; is there a network?") from fault
        except (TelegramUnauthorizedError, TelegramNotFound) as fault:
            raise BadConfig("token: Telegram does not know it; ask @BotFather for it again") from fault
        except TelegramAPIError as fault:
            raise CannotRun(f"token: Telegram says {fault.message}") from fault
        finally:
            await bot.session.close()
        typer.echo(f"@{me.username} ({me.id}), privacy mode {'off' if me.can_read_all_group_messages else 'on'}")

    do(ask())


@main.command()
def demo(
    port: Annotated[int, typer.Option(min=1, max=65535, help="where the page is")] = 8080,
    fresh: Annotated[bool, typer.Option("--fresh", help="throw away what this port's demo kept")] = False,
    database: Annotated[str, typer.Option(help="SQLite file or postgresql:// URL")] = "",
    seed: Annotated[int, typer.Option(help="the same town again")] = 1,
    helpers: Annotated[int, typer.Option(min=0, max=5000, help="how many helpers there are; 0 is an empty town")] = 36,
    now: Annotated[str, typer.Option(help="begin at this ISO time, else next Tuesday at 14:00")] = "",
    no_page: Annotated[bool, typer.Option("--no-page", help="only the two APIs")] = False,
    no_limits: Annotated[bool, typer.Option("--no-limits", help="without Telegram's rate limits")] = False,
) -> None:
    """A whole town on one port: sandbox, page and bot, on a database of its own."""
    from bot import demo as town
    from bot import logs

    logs.speak()
    do(
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
