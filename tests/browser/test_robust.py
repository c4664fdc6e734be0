"""What must hold whatever happens: reconnecting, thousands of messages, no outside resource, keyboard alone, access."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import Sandbox, Scheme, opened
from tests.browser.phones import PhoneOf

PAGE = Path(__file__).parents[2] / "sandbox" / "page"
MANY = 5000
# Scrolls up a long way, one step a frame; tells the median milliseconds of a frame and how many rows existed at most.
SCROLLING = """async (log) => {
    const times = [];
    let most = 0;
    let last = performance.now();
    for (let step = 0; step < 120; step += 1) {
        log.scrollTop -= 400;
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        times.push(now - last);
        last = now;
        most = Math.max(most, log.querySelectorAll(".row").length);
    }
    times.sort((a, b) => a - b);
    log.scrollTop = 0;
    await new Promise((after) => setTimeout(after, 400));
    return { median: times[60], most, top: log.querySelector(".row:not(.line)").textContent };
}"""


def test_the_page_is_small_and_asks_nothing_of_the_outside() -> None:
    assert sum(file.stat().st_size for file in PAGE.iterdir()) < 200_000
    for file in PAGE.iterdir():
        for address in ("https://", "http://"):
            text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
            assert address not in text.replace("`https://${address}`", ""), file.name


async def test_only_the_town_is_asked(browser: Browser, town: Sandbox) -> None:
    context = await browser.new_context()
    page = await context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await page.goto(town.address)
    await PhoneOf(page, "Anna").starts()
    await PhoneOf(page, "Anna").sees("Hello")
    await context.close()
    assert all(url.startswith((f"{town.address}/", "data:", "blob:")) for url in asked)
    bot_calls = [url for url in asked if "/bot" in url.removeprefix(town.address) and "/town/" not in url]
    assert not bot_calls


async def test_the_page_comes_back_with_the_server(page: Page, town: Sandbox) -> None:
    anna = PhoneOf(page, "Anna")
    await anna.starts()
    await anna.sees("Hello")
    town.kill()
    await expect(page.get_by_role("alert").first).to_contain_text("does not answer", timeout=15000)
    await anna.el.locator("textarea").fill("Still here?")
    await anna.el.locator("textarea").press("Enter")
    await expect(anna.el.locator("textarea")).to_have_value("Still here?")
    town.start()
    await expect(page.locator(".away")).to_be_hidden(timeout=20000)
    await anna.sees("Hello")
    await anna.el.locator("textarea").press("Enter")
    await anna.sees("You said: Still here?", seconds=30)


async def test_a_town_begun_anew_shows_nothing_of_the_old(page: Page, town: Sandbox) -> None:
    anna = PhoneOf(page, "Anna")
    await anna.starts()
    for number in range(3):
        await anna.says(f"Line {number}")
    await anna.sees("You said: Line 2")
    town.kill()
    for kept in town.folder.glob("world*"):
        kept.unlink()
    town.start()
    await expect(anna.el.get_by_role("button", name="START")).to_be_visible(timeout=20000)
    await expect(anna.el.locator(".bubble")).to_have_count(0)


async def test_five_thousand_messages_scroll_smoothly(browser: Browser, sandbox: Sandbox) -> None:
    lines = [f"Line {number} " + "word " * (number % 30) for number in range(MANY)]
    await sandbox.fill(lines, person=104, chat="admins")
    async with opened(browser, sandbox.address) as page:
        rosa = PhoneOf(page, "Rosa")
        await rosa.sees(f"Line {MANY - 1}", seconds=30)
        measured: dict[str, Any] = await rosa.el.locator(".log").evaluate(SCROLLING)
        assert measured["most"] < 200
        assert measured["median"] < 50
        assert "Line 0" in measured["top"]
        await rosa.el.get_by_role("button", name="To the newest message").click()
        await expect(rosa.el.locator(".row", has_text=f"Line {MANY - 1} ")).to_be_in_viewport()


async def test_who_reads_old_messages_is_not_pulled_away_by_new_ones(page: Page, town: Sandbox) -> None:
    await town.fill([f"Line {number}" for number in range(200)], person=104, chat="admins")
    rosa = PhoneOf(page, "Rosa")
    await rosa.sees("Line 199")
    log = rosa.el.locator(".log")
    await log.evaluate("(log) => { log.scrollTop = log.scrollHeight / 2 }")
    await page.wait_for_timeout(300)
    at = """(log) => {
        const top = log.getBoundingClientRect().top;
        return [...log.querySelectorAll(".row")].find((row) => row.getBoundingClientRect().bottom > top).textContent;
    }"""
    before = await log.evaluate(at)
    await town.post("/says", person=104, chat="admins", text="Something new")
    await expect(rosa.el.locator(".newest")).to_be_visible()
    await page.wait_for_timeout(1500)
    assert await log.evaluate(at) == before


async def test_no_message_is_wider_than_its_phone(page: Page, town: Sandbox) -> None:
    anna = PhoneOf(page, "Anna")
    await anna.starts()
    await anna.says("x" * 900)
    await anna.says("/code")
    await anna.sees("a long line of code")
    wide = await anna.el.locator(".log").evaluate(
        "(log) => [...log.querySelectorAll('.bubble')].map((one) => one.getBoundingClientRect().right).filter("
        "(right) => right > log.getBoundingClientRect().right)"
    )
    assert wide == []
    await expect(anna.el.locator(".newest")).to_be_hidden()


async def test_a_conversation_with_the_keyboard_alone(page: Page) -> None:
    anna = PhoneOf(page, "Anna")
    await anna.el.get_by_role("button", name="START").focus()
    await page.keyboard.press("Enter")
    await anna.sees("Hello")
    await expect(anna.el.locator("textarea")).to_be_focused()
    for _ in range(30):
        await page.keyboard.press("Shift+Tab")
        if await page.evaluate("document.activeElement.textContent.trim()") == "Count 0":
            break
    await page.keyboard.press("Enter")
    await anna.sees("Counted to 1")
    await expect(anna.button("Count 1")).to_be_focused()
    await page.keyboard.press("Space")
    await anna.sees("Counted to 2")
    await anna.el.get_by_role("button", name="More").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("menuitem").first).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await expect(page.get_by_role("menuitem").nth(1)).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("menu")).to_have_count(0)
    await expect(anna.el.get_by_role("button", name="More")).to_be_focused()
    await anna.el.locator(".log").focus()
    await page.keyboard.press("ArrowUp")
    await expect(anna.el.locator("[data-message]").last).to_be_focused()
    outline = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


@pytest.fixture
async def small(browser: Browser, town: Sandbox) -> AsyncIterator[Page]:
    async with opened(browser, town.address, width=390) as one:
        yield one


async def test_one_phone_and_a_switcher_on_a_small_screen(small: Page) -> None:
    await expect(small.locator(".phone:visible")).to_have_count(1)
    await PhoneOf(small, "Anna").starts()
    await PhoneOf(small, "Anna").sees("Hello")
    await small.get_by_role("navigation", name="Phones").get_by_role("button", name="Mia").click()
    await expect(small.locator(".phone:visible .holder")).to_contain_text("Mia Rossi")
    await expect(small.locator(".phone:visible")).to_have_count(1)
    await PhoneOf(small, "Mia").says("On my way")
    await PhoneOf(small, "Mia").sees("On my way")
    assert await small.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await small.get_by_role("button", name="Tools").click()
    await expect(small.get_by_role("button", name="Faults")).to_be_visible()


async def test_the_tools_of_a_small_screen_could_not_be_closed_with_escape(small: Page) -> None:
    tools, faults = small.get_by_role("button", name="Tools"), small.get_by_role("button", name="Faults")
    await tools.click()
    await expect(faults).to_be_visible()
    await small.keyboard.press("Escape")
    await expect(faults).to_be_hidden()
    await expect(tools).to_be_focused()
    await tools.click()
    await small.locator(".phone:visible .log").click(position={"x": 20, "y": 20})
    await expect(faults).to_be_hidden()


async def test_what_came_to_a_hidden_phone_was_not_counted_in_the_switcher(small: Page, town: Sandbox) -> None:
    phones = small.get_by_role("navigation", name="Phones")
    mia = phones.get_by_role("button", name="Mia")
    await expect(mia.locator(".badge")).to_be_hidden()
    for words in ("Who is near?", "Anybody?"):
        await town.post("/says", person=102, chat="helpers", text=words)
    await expect(mia.locator(".badge")).to_have_text("2")
    await mia.click()
    await PhoneOf(small, "Mia").sees("Anybody?")
    await expect(mia.locator(".badge")).to_be_hidden()


async def test_a_long_example_was_cut_off(small: Page) -> None:
    await PhoneOf(small, "Anna").starts()
    cut = "all => all.filter(one => one.scrollWidth > one.clientWidth).length"
    await expect(small.locator(".phone:visible .hint")).to_have_count(2)
    await small.locator(".phone:visible .hint").first.evaluate(
        "one => one.textContent += ' and nothing helps'.repeat(9)"
    )
    assert await small.locator(".phone:visible .hint").evaluate_all(cut) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_no_serious_fault_of_access(browser: Browser, town: Sandbox, scheme: Scheme) -> None:
    async with opened(browser, town.address, scheme=scheme) as page:
        anna = PhoneOf(page, "Anna")
        await anna.starts()
        await anna.says("/keyboard")
        await anna.sees("Your number?")
        await town.post("/says", person=103, chat="helpers", text="Who is near?")
        await town.post("/location", person=101, chat="private", latitude=47.37, longitude=8.54)
        await anna.sees("Some street 1")
        for _ in range(2):
            await town.post("/photo", person=101, chat="private", album="7")
        await town.bot("sendPoll", chat_id=101, question="When?", options=["today", "later"])
        topic = await town.bot("createForumTopic", chat_id=-1003, name="Job 7")
        await town.bot("sendMessage", chat_id=-1003, message_thread_id=topic["message_thread_id"], text="In here")
        await anna.sees("When?")
        await PhoneOf(page, "Luca").el.locator(".back").click()
        await axe_finds_nothing(page)
        await page.get_by_role("button", name="Calls").click()
        await axe_finds_nothing(page)
        await page.get_by_role("button", name="Faults").click()
        await axe_finds_nothing(page)
        await page.keyboard.press("Escape")
        await anna.attaches("Location")
        await axe_finds_nothing(page)


async def axe_finds_nothing(page: Page) -> None:
    await page.wait_for_timeout(400)  # colours are measured: no animation may be under way
    await page.evaluate(AXE_FILE_PATH.read_text(encoding="utf-8"))
    found: dict[str, Any] = await page.evaluate("axe.run()")
    serious = [
        (one["id"], one["impact"], [(node["html"][:120], node["any"][:1]) for node in one["nodes"]][:4])
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]
    assert not serious
