"""python -m nlu: what is understood of a message, on the command line. Refuses to know how."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer

from nlu.local import Local
from nlu.report import to_json
from nlu.understanding import Setting

app = typer.Typer(add_completion=False, no_args_is_help=False, help=__doc__)

Now = Annotated[str | None, typer.Option("--now", help="The customer's clock, ISO 8601; the real one if left out.")]
Zone = Annotated[str, typer.Option("--zone", help="The customer's time zone.")]
Country = Annotated[str, typer.Option("--country", help="ISO 3166 alpha-2.")]


def setting(now: str | None, zone: str, country: str) -> Setting:
    """Where and when messages are read; a bad option ends with exit code 2."""
    try:
        place = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as wrong:
        raise typer.BadParameter(f"no such time zone: {zone}") from wrong
    try:
        clock = datetime.fromisoformat(now) if now else datetime.now(place)
    except ValueError as wrong:
        raise typer.BadParameter(f"not an ISO time: {now}") from wrong
    if len(country) != 2 or not country.isalpha():
        raise typer.BadParameter(f"not an ISO 3166 alpha-2 code: {country}")
    return Setting(now=clock if clock.tzinfo else clock.replace(tzinfo=place), zone=place, country=country.upper())


@app.command()
def parse(now: Now = None, zone: Zone = "Europe/Zurich", country: Country = "CH") -> None:
    """Read a message a line, print a JSON object a line."""
    where = setting(now, zone, country)
    local = Local.load()
    for line in sys.stdin:
        print(json.dumps(to_json(local.read(line.rstrip("\r\n"), where)), ensure_ascii=False), flush=True)


@app.callback(invoke_without_command=True)
def talk(context: typer.Context) -> None:
    """Without a command: type messages and see what is understood."""
    if context.invoked_subcommand is None:
        where = setting(None, "Europe/Zurich", "CH")
        local = Local.load()
        for line in sys.stdin:
            print(json.dumps(to_json(local.read(line.rstrip("\r\n"), where)), ensure_ascii=False, indent=1), flush=True)


if __name__ == "__main__":
    app()
