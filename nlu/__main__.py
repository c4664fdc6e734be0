"""python -m nlu: what is understood of a message, on the command line. Refuses to know how."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer

from nlu import checking, encoder, evaluation, explaining, phrases, places, reviewing, sharing, times
from nlu.local import Local
from nlu.report import to_json
from nlu.understanding import Setting

app = typer.Typer(add_completion=False, no_args_is_help=False, help=__doc__, pretty_exceptions_enable=False)

SPOKEN = ("de", "en", "fr", "it")

Now = Annotated[str | None, typer.Option("--now", help="The customer's clock, ISO 8601; the real one if left out.")]
Zone = Annotated[str, typer.Option("--zone", help="The customer's time zone.")]
Country = Annotated[str, typer.Option("--country", help="ISO 3166 alpha-2.")]
Embed = Annotated[bool, typer.Option("--embed", help="Ask the sentence encoder too where the model is unsure.")]
Lang = Annotated[str, typer.Option("--lang", help="de, en, fr or it.")]


def setting(now: str | None, zone: str, country: str, lang: str | None = None) -> Setting:
    """Where and when messages are read; a bad option ends with exit code 2."""
    try:
        place = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as wrong:
        raise typer.BadParameter(f"no such time zone: {zone}") from wrong
    try:
        clock = datetime.fromisoformat(now) if now else datetime.now(place)
    except ValueError as wrong:
        raise typer.BadParameter(f"not an ISO time: {now}") from wrong
    if len(country) != 2 or not country.isalpha() or not country.isascii():
        raise typer.BadParameter(f"not an ISO 3166 alpha-2 code: {country}")
    if lang is not None and lang not in SPOKEN:
        raise typer.BadParameter(f"not one of {', '.join(SPOKEN)}: {lang}")
    return Setting(
        now=clock if clock.tzinfo else clock.replace(tzinfo=place), zone=place, country=country.upper(), language=lang
    )


def possible(embed: bool) -> bool:
    """Whether the encoder is to be asked; wished for and not installed ends with exit code 2."""
    if embed and not encoder.installed():
        raise typer.BadParameter(encoder.MISSING)
    return embed


def lines() -> Iterator[str]:
    """Standard input, a message at a time: UTF-8, whatever the terminal says; what is not UTF-8 is replaced."""
    for raw in sys.stdin.buffer:
        yield raw.decode("utf-8", errors="replace").rstrip("\r\n")


def answer(value: object) -> None:
    """One line out for one line in, at once."""
    sys.stdout.buffer.write(json.dumps(value, ensure_ascii=False).encode("utf-8", errors="replace") + b"\n")
    sys.stdout.buffer.flush()


@app.command()
def parse(now: Now = None, zone: Zone = "Europe/Zurich", country: Country = "CH", embed: Embed = False) -> None:
    """Read a message a line, print what is understood as a JSON object a line."""
    where = setting(now, zone, country)
    local = Local.load(encoder=possible(embed))
    for line in lines():
        answer(to_json(local.read(line, where)))


@app.command()
def time(lang: Lang = "de", now: Now = None, zone: Zone = "Europe/Zurich", country: Country = "CH") -> None:
    """Read a phrase a line, print the wished time as a JSON object or null."""
    where = setting(now, zone, country, lang)
    for line in lines():
        answer(times.to_json(times.read(line, now=where.now, zone=where.zone, language=lang, country=where.country)))


@app.command()
def place(
    country: Country = "CH",
    now: Now = None,
    zone: Zone = "Europe/Zurich",
    lang: Annotated[str | None, typer.Option("--lang", help="de, en, fr or it.")] = None,
) -> None:
    """Read a phrase a line, print the place as a JSON object or null."""
    where = setting(now, zone, country, lang)
    for line in lines():
        answer(places.to_json(places.read(line, country=where.country, language=lang)))


@app.command()
def check() -> None:
    """Read the training phrases: bad labels, label conflicts, near-duplicates, a held-out part that leaks."""
    faults = phrases.broken(phrases.TRAINING) + phrases.broken(phrases.HELD_OUT)
    faults = faults or checking.faults(phrases.load(), phrases.held_out())
    for fault in faults:
        print(fault)
    if faults:
        raise typer.Exit(1)


@app.command()
def share(folder: Annotated[Path, typer.Argument(help="Where to write.")]) -> None:
    """Write the taught phrases as Rasa NLU YAML."""
    print(f"{sharing.share(folder)} phrases in {folder}")


@app.command()
def evaluate(
    confusion: Annotated[bool, typer.Option("--confusion", help="Also what was taken for what.")] = False,
    wrong: Annotated[bool, typer.Option("--wrong", help="Also every message that was misread.")] = False,
    rasa: Annotated[str | None, typer.Option("--rasa", help="Also ask the Rasa server at this address.")] = None,
    embed: Embed = False,
    without: Annotated[
        str | None, typer.Option("--without", help="Train without these personas (p17,p18) and ask their phrases.")
    ] = None,
) -> None:
    """Accuracy, macro-F1 and calibration by head and language, on the held-out messages."""
    if without is None:
        asked, backends = phrases.held_out(), evaluation.backends(rasa, encoder=possible(embed))
    else:
        left_out = frozenset(without.split(","))
        asked = [phrase for phrase in phrases.load() if phrase.persona in left_out and phrase.language in SPOKEN]
        backends = evaluation.taught_without(left_out, encoder=possible(embed))
    if not asked:
        raise typer.BadParameter(f"nobody of these has said anything: {without}")
    try:
        for name, backend in backends:
            rows = evaluation.report(backend, asked, confusion=confusion, wrong=wrong)
            print(f"# {name}, {len(asked)} phrases it was not taught")
            for row in rows:
                print(row)
    except evaluation.NoServer as missing:
        raise typer.BadParameter(str(missing)) from None


@app.command()
def review(
    config: Annotated[Path, typer.Option("--config", help="The bot's configuration: whose misreads.")] = Path(
        "config.toml"
    ),
    read: Annotated[
        Path | None, typer.Option("--from", help="What `python -m bot misreads` printed, instead of asking the bot.")
    ] = None,
    into: Annotated[Path, typer.Option("--into", help="Where chosen phrases are kept.")] = Path("var/reviewed"),
) -> None:
    """Look at what was misread, worst first, and label it; a label becomes a phrase to be merged into the training."""
    try:
        asked = list(reviewing.misreads(reviewing.printed(config, read)))
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise typer.BadParameter(f"these are no misreads: {fault}") from fault
    done = reviewing.known([*phrases.load(), *phrases.load(into)])
    where, local = setting(None, "Europe/Zurich", "CH"), Local.load()
    asked = [one for one in asked if not reviewing.is_known(one, done)]
    for row in reviewing.talk(asked, lambda words: local.read(words, where), lines(), into):
        print(row, flush=True)


@app.callback(invoke_without_command=True)
def talk(context: typer.Context) -> None:
    """Without a command: type messages and see what is understood, and why."""
    if context.invoked_subcommand is None:
        where = setting(None, "Europe/Zurich", "CH")
        local = Local.load()
        prompt = "> " if sys.stdin.isatty() else ""
        print(prompt, end="", flush=True)
        for line in lines():
            for row in explaining.explain(local, line, where):
                print(row)
            print(prompt, end="", flush=True)


if __name__ == "__main__":
    sys.path.insert(0, str(Path.cwd()))
    app(prog_name="python -m nlu")
