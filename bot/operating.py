"""The commands of whoever runs the bot: what was set aside, backups. Refuses to know how any of it is done."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli import OWN, CannotRun, File, configured, configured_or_example, do, refuse
from bot.clock import SystemClock

Marks = Annotated[list[str] | None, typer.Argument(help="marks as dead list shows them: u12 l34 c5 t7")]
All = Annotated[bool, typer.Option("--all", help="everything that is set aside")]

dead = typer.Typer(no_args_is_help=True, help="What was set aside: updates nobody could work, messages refused.")


def misreads(
    most: Annotated[int, typer.Option(min=1, help="so many at most, the worst first")] = 100, config: File = OWN
) -> None:
    """What was misread, a JSON object a line, without anything personal; `python -m nlu review` reads it."""
    from bot import misread

    for line in do(misread.printed(*configured(config), most)):
        typer.echo(line)


@dead.command("list")
def dead_list(config: File = OWN) -> None:
    """A line for each thing that is set aside; nothing in it says who or what was written."""
    from bot import dead as aside

    lines = do(aside.listed(*configured(config)))
    for line in lines:
        typer.echo(line)
    typer.echo(f"{len(lines)} set aside")


@dead.command("show")
def dead_show(
    mark: Annotated[str, typer.Argument(help="u12, l34, c5 or t7")],
    personal: Annotated[bool, typer.Option("--personal", help="with names, words and numbers")] = False,
    config: File = OWN,
) -> None:
    """One thing in full, without personal data unless asked."""
    from bot import dead as aside

    for line in do(aside.shown(*configured(config), mark, personal=personal)):
        typer.echo(line)


@dead.command("retry")
def dead_retry(marks: Marks = None, everything: All = False, config: File = OWN) -> None:
    """Try again what is marked. A running bot takes it up within half a minute."""
    from bot import dead as aside

    count = do(aside.retried(*configured(config), _chosen(marks, everything)))
    typer.echo(f"{count} to be tried again")


@dead.command("drop")
def dead_drop(marks: Marks = None, everything: All = False, config: File = OWN) -> None:
    """Give up what is marked; what people wrote in it is erased."""
    from bot import dead as aside

    count = do(aside.dropped(*configured(config), _chosen(marks, everything)))
    typer.echo(f"{count} dropped")


def _chosen(marks: list[str] | None, everything: bool) -> list[str]:
    """The marks, or none for everything; one of the two must be said."""
    if bool(marks) == everything:
        raise typer.BadParameter("give marks, or --all")
    return marks or []


def backup(
    to: Annotated[Path | None, typer.Option(help="the file to write; else one in backup.folder")] = None,
    config: File = OWN,
) -> None:
    """Copy the database into one file, while the bot runs. Never overwrites."""
    from bot import backups

    settings, _ = configured(config)
    made = do(backups.make(settings, backups.BY_HAND, SystemClock().now(), to=to))
    typer.echo(f"{made} ({made.stat().st_size // 1024} KiB)")


def restore(
    source: Annotated[Path, typer.Argument(help="a file that backup has written")],
    force: Annotated[bool, typer.Option("--force", help="overwrite the database there is; it is copied first")] = False,
    config: File = OWN,
) -> None:
    """Bring a backup back, and to the newest schema. The bot must be stopped."""
    from bot import backups

    settings, _ = configured(config)
    kept = do(backups.restore(settings, source, SystemClock().now(), force=force))
    if kept is not None:
        typer.echo(f"what was there before: {kept}")
    typer.echo(f"the database is what it was in {source}")


def doctor(config: File = OWN) -> None:
    """Look at everything a running bot needs; each line is ok, or what to do. Exit code 1 when something is wrong."""
    from bot import doctor as house

    found = do(house.examine(*configured(config)))
    for finding in found:
        typer.echo(str(finding))
    wrong = sum(not finding.well for finding in found)
    typer.echo(f"{wrong} to mend" if wrong else "all is well")
    if wrong:
        raise typer.Exit(1)


def chats(config: File = OWN) -> None:
    """The ids of the groups the bot was added to and of who wrote to it; needs nothing but NEEDBOT_TOKEN."""
    from bot import chats as groups

    for line in do(groups.listed(configured_or_example(config))):
        typer.echo(line)


def init(
    name: Annotated[str, typer.Option(prompt="Who runs this bot (its name in messages)")],
    phone: Annotated[str, typer.Option(prompt="A phone number people reach you at")],
    email: Annotated[str, typer.Option(prompt="An e-mail address")],
    place: Annotated[str, typer.Option(prompt="Where: postal code and town, such as 8004 Zürich")],
    admin_chat: Annotated[int, typer.Option(prompt="The id of the admins' group (a negative number)")],
    helper_chat: Annotated[int, typer.Option(prompt="The id of the helpers' group")],
    admin: Annotated[int, typer.Option(prompt="Your own Telegram id")],
    language: Annotated[str, typer.Option(prompt="Language of the admins: de, en, fr, it")] = "de",
    folder: Annotated[Path, typer.Option(help="where the two files go")] = Path(),
) -> None:
    """Write a first config.toml and prices.toml, asking for what is not given as an option."""
    from bot import beginning

    answers = beginning.Answers(
        name=name, phone=phone, email=email, place=place, admin_chat=admin_chat, helper_chat=helper_chat,
        admin=admin, language=language,
    )  # fmt: skip
    try:
        config, prices = beginning.write(folder, answers)
    except CannotRun as fault:
        refuse(str(fault), 1)
    typer.echo(f"{config} and {prices} are written. Next: look at the prices, set NEEDBOT_TOKEN, python -m bot doctor")
