"""python -m bench.town: customers and helpers play whole stories over the people API, from outside, and are counted.

Every need booked once, no double winner, nobody left without an answer, no address or phone in any group message.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sqlite3
import tempfile
from collections import Counter
from pathlib import Path
from time import perf_counter
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.demo import demo
from bench.people import NoButton, People

PROBLEMS = {
    "de": (
        "Internet geht nicht, Router blinkt rot",
        "Drucker hat Papierstau",
        "Fernseher zeigt kein Bild",
        "Laptop startet nicht mehr",
        "Kleiderschrank aufbauen",
        "meine Sonos bleibt stumm",
    ),
    "en": (
        "My phone does not charge any more",
        "The printer is not found on the Wi-Fi",
        "No picture on the TV",
        "My laptop is very slow",
    ),
}
SOON = {"de": "so schnell wie möglich", "en": "as soon as possible"}
UNSURE = ("Nichts davon", "None of these")
TIMES = ("Ankunft", "Arrival", "Nov", "Dez", "Dec")
PLACES = ("8004 Zürich", "8005 Zürich", "8037 Zürich", "8050 Zürich", "8003 Zürich", "8008 Zürich")
ORDER = ("Verbindlich buchen", "Book now")
COMING = ("kommt um", "is coming at", "hat zugesagt", "has accepted")
ENDS = ("Wie war es?", "How was it?", "Leider hat niemand zugesagt", "nobody has accepted")


class Count:
    """What happened."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self.seconds: list[float] = []
        self.secrets: list[str] = []
        self.silent: list[str] = []
        self.pressed = 0


async def customer(people: People, number: int, chance: random.Random, count: Count, patience: float) -> None:
    """One customer, from the first word to the stars."""
    language = "de" if number % 3 else "en"
    person = (await people.post("people", name=f"Kunde{number}", language=language))["id"]
    street, phone = f"Leckstrasse {number + 1}", f"079 555 {number // 100:02d} {number % 100:02d}"
    count.secrets += [street, phone]
    try:
        problem = f"{chance.choice(PROBLEMS[language])}, {chance.choice(PLACES)}, {SOON[language]}"
        await people.says(person, problem)
        wanted = await people.finds(person, *TIMES, *UNSURE, within=patience)
        if wanted in UNSURE:
            reading = next(b for m in await people.screen(person) for row in m["buttons"] for b in row)
            await people.taps(person, reading)
            wanted = await people.finds(person, *TIMES, within=patience)
        await choose_time(people, person, wanted)
        await people.says(person, f"{street}, {phone}")
        label = await people.finds(person, *ORDER, within=patience)
        await people.taps(person, label)
        end = await people.sees(person, *ENDS, *COMING, within=patience)
        if end not in ENDS:
            agree = await people.finds(person, "Einverstanden:", "I agree:", within=patience)
            await people.taps(person, agree)
            end = await people.sees(person, *ENDS, within=patience)
            await people.taps(person, "5 ★")
        count.outcomes[end] += 1
    except (TimeoutError, NoButton) as fault:
        count.outcomes["no answer"] += 1
        screen = [message["text"][:90] for message in await people.screen(person)]
        count.silent.append(f"{person}: {type(fault).__name__} {fault}: {screen[-2:]}")


async def choose_time(people: People, person: int, wanted: str) -> None:
    """Press a time; where it has gone in the meantime, press one of those the card shows then."""
    for _ in range(6):
        await people.taps(person, wanted)
        try:
            await people.sees(person, "Strasse, Hausnummer", "Street, house number", within=10)
        except TimeoutError:
            wanted = await people.finds(person, *TIMES, within=10)
        else:
            return
    raise TimeoutError("no time could be had")


async def helper(people: People, person: int, chance: random.Random, count: Count, stop: asyncio.Event) -> None:
    """One helper: accepts, goes, arrives, finishes; now and then declines or gives back."""
    while not stop.is_set():
        await asyncio.sleep(chance.uniform(0.3, 0.9))
        for message in await people.screen(person):
            flat = [button for row in message["buttons"] for button in row]
            press = _next_press(flat, chance)
            if press is None:
                continue
            try:
                await people.post("taps", person=person, chat="private", message=message["id"], button=press)
            except RuntimeError:
                continue  # the button has gone in the meantime
            count.pressed += 1


def _next_press(buttons: list[str], chance: random.Random) -> str | None:
    if "Annehmen" in buttons:
        return "Ablehnen" if chance.random() < 0.1 else "Annehmen"
    for label in ("✅ Erledigt", "📍 Ich bin da", "🚗 in 10'"):  # one on the way may still say another arrival
        if label in buttons:
            return label
    return next((button for button in buttons if button.startswith("CHF ")), None)


async def patient_clock(people: People, count: Count, stop: asyncio.Event, still: float = 8) -> None:
    """Move the town's clock on when nobody has done anything for a while: a search waits minutes for its next wave."""
    before, since = (0, 0), perf_counter()
    while not stop.is_set():
        await asyncio.sleep(0.5)
        now = (count.pressed, count.outcomes.total())
        if now != before:
            before, since = now, perf_counter()
        elif perf_counter() - since > still:
            await people.post("waits", minutes=3)
            since = perf_counter()


def faults_in(folder: Path) -> list[str]:
    """What the demo's database says: double winners, needs booked twice, anything owed or unfinished."""
    database = next(folder.glob("var/demo*/**/needbot.sqlite"))
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as db:
        questions = {
            "needs booked twice": "SELECT count(*) - count(DISTINCT need_id) FROM job",
            "jobs with two winners": "SELECT count(*) FROM (SELECT job_id, version FROM offer WHERE answer='accepted' "
            "GROUP BY job_id, version HAVING count(*) > 1)",
            "jobs still open": "SELECT count(*) FROM job WHERE status IN "
            "('offered', 'accepted', 'on_the_way', 'in_progress')",
            "updates set aside": "SELECT count(*) FROM inbox WHERE state = 'aside'",
            "updates not worked": "SELECT count(*) FROM inbox WHERE state = 'new'",
            "letters that failed": "SELECT count(*) FROM letter WHERE failed IS NOT NULL",
            "cards that failed": "SELECT count(*) FROM card WHERE failed IS NOT NULL",
        }
        counted = {name: db.execute(question).fetchone()[0] for name, question in questions.items()}
    return [f"{name}: {number}" for name, number in counted.items() if number]


async def overhear(people: People, admins: set[int], heard: list[str], stop: asyncio.Event) -> None:
    """Everything the bot says to the helper chats, while it is still in the sandbox's transcript.

    The admin chat is entitled to addresses: whoever takes a job that nobody accepted has to go there.
    """
    last = 0
    while not stop.is_set():
        found: dict[str, Any] = await people.get("calls", since=last)
        last = found["last"]
        for call in found["calls"]:
            chat = str(call["params"].get("chat_id", ""))
            if chat.startswith("-") and int(chat) not in admins:
                heard.append(str(call["params"]))
        await asyncio.sleep(1)


async def play(customers: int, helpers: int, seed: int, port: int, patience: float) -> int:
    """Play, print, and return 1 when a promise was broken."""
    chance, count, stop = random.Random(seed), Count(), asyncio.Event()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        options = ("--helpers", str(helpers), "--seed", str(seed), "--no-limits", "--now", "2026-11-17T10:00:00+01:00")
        async with demo(folder, *options, port=port) as url, People(url) as people:
            town = await people.get("")
            working = [one["id"] for one in town["people"] if "helper" in one["roles"]]
            admins = {one["id"] for one in town["chats"] if one.get("role") == "admins"}
            heard: list[str] = []
            crowd = [asyncio.create_task(overhear(people, admins, heard, stop))]
            crowd += [
                asyncio.create_task(helper(people, one, random.Random(f"{seed}-{one}"), count, stop)) for one in working
            ]
            crowd.append(asyncio.create_task(patient_clock(people, count, stop)))
            began = perf_counter()
            queue = asyncio.Semaphore(40)

            async def one(number: int) -> None:
                async with queue:
                    await customer(people, number, chance, count, patience)

            await asyncio.gather(*(one(number) for number in range(customers)))
            took = perf_counter() - began
            stop.set()
            await asyncio.gather(*crowd)
            settled = await people.post("settle", timeout=60)
            broken = faults_in(folder)
            broken += [f"leaked into a group: {s}" for s in count.secrets if any(s in words for words in heard)]
            if not settled["settled"]:
                broken.append(f"not settled: {settled['pending']}")
            if count.outcomes["no answer"]:
                broken.append(f"left without an answer: {count.outcomes['no answer']}")
    table = Table(title=f"{customers} customers, {helpers} helpers, seed {seed}: {took:.0f} s")
    table.add_column("what")
    table.add_column("how many", justify="right")
    for outcome, number in count.outcomes.most_common():
        table.add_row(outcome, str(number))
    Console().print(table)
    print("\n".join(count.silent[:20]))
    print("broken promises: " + ("; ".join(broken) or "none"))
    return 1 if broken else 0


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.town", description=__doc__)
    parser.add_argument("--customers", type=int, default=200)
    parser.add_argument("--helpers", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--port", type=int, default=8093)
    parser.add_argument("--patience", type=float, default=240, help="seconds a person waits")
    chosen = parser.parse_args()
    raise SystemExit(asyncio.run(play(chosen.customers, chosen.helpers, chosen.seed, chosen.port, chosen.patience)))


if __name__ == "__main__":
    main()
