"""The main story, played to its end through the page against the real demo: customer, helper, admin, in two languages.

With SHOTS=folder in the environment the pictures for the README are written there on the way.
"""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import free_port
from tests.browser.phones import PhoneOf

ROOT = Path(__file__).parents[2]
TUESDAY_MORNING = "2026-11-17T10:00:00+01:00"
SHOTS = os.environ.get("SHOTS")

pytestmark = pytest.mark.timeout(400)


@dataclass(frozen=True, kw_only=True)
class Words:
    """What the customer says and reads, in one language."""

    code: str
    name: str
    need: str
    understood: str
    arrival: str
    street: str
    contact: str
    order: str
    searching: str
    coming: str
    underway: str
    there: str
    agree: str
    settled: str
    yes: str
    more: str
    review: str
    praise: str
    thanks: str
    booking: str
    running: str
    stopped: str
    kill: str
    start: str


GERMAN = Words(
    code="de",
    name="Anna",
    need="Internet geht nicht, Router blinkt rot. 8004 Zürich, so schnell wie möglich",
    understood="Voraussichtlich CHF",
    arrival="Ankunft",
    street="Strasse, Hausnummer",
    contact="Langstrasse 4, 079 555 12 34",
    order="Verbindlich buchen",
    searching="Wir fragen gerade",
    coming="kommt um",
    underway="ist unterwegs",
    there="ist da.",
    agree="Einverstanden:",
    settled="Abgeschlossen: CHF",
    yes="Ja",
    more="Ein paar Worte",
    review="Schreiben Sie, was gut war",
    praise="Schnell, freundlich, alles läuft wieder.",
    thanks="Danke für Ihre Bewertung",
    booking="Buchung",
    running="Bot läuft",
    stopped="Bot steht still",
    kill="Bot beenden",
    start="Bot starten",
)
ENGLISH = Words(
    code="en",
    name="Ben",
    need="The internet is down, the router blinks red. 8004 Zürich, as soon as possible",
    understood="Estimated CHF",
    arrival="Arrival",
    street="Street, house number",
    contact="Langstrasse 9, 079 555 98 76",
    order="Book now",
    searching="We are asking",
    coming="is coming",
    underway="is on the way",
    there="is here.",
    agree="I agree:",
    settled="Completed: CHF",
    yes="Yes",
    more="A few words",
    review="Write what was good",
    praise="Quick and friendly, everything works again.",
    thanks="Thank you for your review",
    booking="Booking",
    running="Bot is running",
    stopped="Bot is stopped",
    kill="Kill the bot",
    start="Start the bot",
)


@pytest.fixture(scope="module")
async def demo(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    """The demo as anybody starts it, in a folder of its own; what it has learnt to understand is shared."""
    folder = tmp_path_factory.mktemp("demo")
    learnt = ROOT / "var" / "nlu"
    learnt.mkdir(parents=True, exist_ok=True)
    (folder / "var").mkdir()
    (folder / "var" / "nlu").symlink_to(learnt)
    port = free_port()
    with (folder / "log").open("wb") as log:
        child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "demo", "--port", str(port), "--fresh", "--now", TUESDAY_MORNING),
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=asyncio.subprocess.PIPE,
            stderr=log,
        )
        assert child.stdout is not None
        first = await asyncio.wait_for(child.stdout.readline(), 280)
        address = first.decode().removeprefix("needbot demo: ").strip()
        assert address == f"http://127.0.0.1:{port}", (folder / "log").read_text()[-3000:]
        yield address
        child.send_signal(signal.SIGTERM)
        await child.wait()


@asynccontextmanager
async def visit(browser: Browser, address: str, locale: str) -> AsyncIterator[Page]:
    context = await browser.new_context(
        viewport={"width": 1480, "height": 920}, locale=locale, timezone_id="Europe/Zurich", color_scheme="light"
    )
    page = await context.new_page()
    await page.goto(address)
    await expect(page.locator(".phone")).to_have_count(4)
    yield page
    await context.close()


async def hold(page: Page, phone: PhoneOf, name: str) -> PhoneOf:
    """Hand the phone to somebody else."""
    await phone.el.locator(".holder").click()
    await page.locator(".picker .menu-item").filter(has=page.get_by_text(name, exact=True)).click()
    return PhoneOf(page, name)


async def picture(page: Page, name: str) -> None:
    if SHOTS:
        await page.wait_for_timeout(1500)
        await page.screenshot(path=Path(SHOTS) / f"{name}.png")


@pytest.mark.parametrize("words", [GERMAN, ENGLISH], ids=lambda words: words.code)
async def test_from_the_problem_to_the_rating(browser: Browser, demo: str, words: Words) -> None:
    async with visit(browser, demo, "de-CH" if words.code == "de" else "en-GB") as page:
        customer = PhoneOf(page, "Anna")
        if words.name != "Anna":
            customer = await hold(page, customer, words.name)

        await customer.starts()
        await customer.says(words.need)
        await customer.sees("8004 Zürich", words.understood)
        await picture(page, f"need-{words.code}")
        await customer.taps(words.arrival)
        await customer.sees(words.street)
        await customer.says(words.contact)
        await customer.taps(words.order)
        await customer.sees(words.searching)

        await page.locator(".bell .badge").wait_for()
        await page.locator(".bell").click()
        entry = page.locator(".picker .menu-item").first
        name = await entry.locator("strong").inner_text()
        await entry.click()
        helper = PhoneOf(page, name)
        await helper.sees("8004 Zürich")
        assert words.contact[:9] not in await helper.el.locator(".log").inner_text()
        await picture(page, f"offer-{words.code}")
        await helper.taps("Annehmen")
        await helper.sees(words.contact[:13])
        await customer.sees(words.coming, name)
        await PhoneOf(page, "Mia").sees("Vergeben", name)
        await page.emulate_media(color_scheme="dark")
        await picture(page, f"accepted-{words.code}")
        await page.emulate_media(color_scheme="light")

        await page.get_by_role("button", name=words.kill).click()
        await expect(page.locator(".bot-words")).to_have_text(words.stopped)
        await page.get_by_role("button", name=words.start).click()
        await expect(page.locator(".bot-words")).to_have_text(words.running)

        await helper.button("in 10'").click(timeout=30000)
        await customer.sees(words.underway, seconds=40)
        await helper.taps("Ich bin da")
        await customer.sees(words.there)
        await helper.taps("Erledigt")
        await helper.taps(re.compile(r"^CHF \d+$"))
        await customer.taps(words.agree)
        await customer.sees(words.settled)
        await customer.taps("5 ★")
        await customer.taps(words.yes)
        await customer.taps(words.more)
        await customer.sees(words.review)
        await customer.says(words.praise)
        await customer.sees(words.thanks)

        admin = PhoneOf(page, "Ada")
        title = await customer.el.locator(".log strong", has_text=words.booking).last.inner_text()
        await admin.says(f"/job {title.split()[-1]}")
        await admin.sees(words.name, name, "abgerechnet")
        await picture(page, f"done-{words.code}")


async def test_helpers_who_answer_by_themselves_finish_a_job(browser: Browser, demo: str) -> None:
    async with visit(browser, demo, "en-GB") as page:
        await page.get_by_role("switch", name="Helpers answer by themselves").check(force=True)
        customer = await hold(page, PhoneOf(page, "Anna"), "Nina")
        await customer.starts()
        await customer.says("Drucker druckt nicht mehr, 8005 Zürich, sofort")
        await customer.taps("Ankunft")
        await customer.sees("Strasse, Hausnummer")
        await customer.says("Langstrasse 4, 079 555 12 34")
        await customer.taps("Verbindlich buchen")
        await customer.sees("kommt um", seconds=40)
        await customer.sees("ist unterwegs", seconds=40)
        await customer.sees("ist da.", seconds=60)


async def test_the_clock_skips_to_what_is_due_and_the_search_goes_on(browser: Browser, demo: str) -> None:
    async with visit(browser, demo, "de-CH") as page:
        customer = await hold(page, PhoneOf(page, "Anna"), "Dario")
        await customer.starts()
        await customer.says("Internet non funziona, 8004 Zurigo, subito")
        await customer.taps("Arrivo")
        await customer.sees("numero civico")
        await customer.says("Langstrasse 20, 079 555 22 33")
        await customer.taps("Prenota")
        card = customer.bubble("Prenotazione")
        await expect(card).to_be_visible(timeout=15000)
        before = await card.inner_text()
        clock = page.locator(".clock-time")
        start = await clock.inner_text()
        await page.get_by_role("button", name="Nächstes Ereignis").click()
        await expect(page.locator(".clock.skipping")).to_have_count(0, timeout=60000)
        await page.get_by_role("button", name="Uhr vorstellen: +30 Min.").click()
        await expect(page.locator(".clock.skipping")).to_have_count(0, timeout=60000)
        assert minutes(await clock.inner_text()) >= minutes(start) + 30
        await expect(customer.bubble("Prenotazione")).not_to_have_text(before)


def minutes(clock: str) -> int:
    hours, rest, _ = clock.split(":")
    return int(hours) * 60 + int(rest)
