"""The bar above the phones: people, phones, autopilot, faults, calls, limits, languages, theme, the clock."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import Sandbox
from tests.browser.phones import PhoneOf


async def test_a_person_is_added_and_holds_the_phone_that_asked(page: Page) -> None:
    anna = PhoneOf(page, "Anna")
    await anna.el.locator(".holder").click()
    await page.get_by_role("button", name="Add a person").last.click()
    await page.get_by_label("Name").fill("Nora Neu")
    await page.get_by_label("The person's language").select_option("fr")
    await page.get_by_role("dialog").get_by_role("button", name="Add").click()
    nora = PhoneOf(page, "Nora")
    await expect(nora.el.locator(".holder")).to_contain_text("FR")
    await nora.starts()
    await nora.sees("Hello")


async def test_phones_are_closed_and_added_and_remembered(page: Page) -> None:
    await PhoneOf(page, "Rosa").el.get_by_role("button", name="More").click()
    await page.get_by_role("menuitem", name="Close this phone").click()
    await expect(page.locator(".phone")).to_have_count(3)
    await page.reload()
    await expect(page.locator(".phone")).to_have_count(3)
    await page.get_by_role("button", name="Add a phone").click()
    await expect(page.locator(".phone")).to_have_count(4)


async def test_helpers_answer_by_themselves(page: Page) -> None:
    anna, luca = PhoneOf(page, "Anna"), PhoneOf(page, "Luca")
    await anna.starts()
    await page.get_by_role("switch", name="Helpers answer by themselves").check(force=True)
    await anna.says("/offer 102")
    await luca.sees("Accepted. What is the price?", "60", "You said: 60", seconds=20)


async def test_faults_are_set_and_cleared(page: Page, town: Sandbox) -> None:
    anna = PhoneOf(page, "Anna")
    await anna.starts()
    await anna.sees("Hello")
    await page.get_by_role("button", name="Faults").click()
    drawer = page.get_by_role("dialog", name="Faults")
    await drawer.get_by_label("Kind").select_option("500")
    await drawer.get_by_label("Method").fill("sendMessage")
    await drawer.get_by_role("button", name="Add").click()
    await expect(drawer.locator("li")).to_contain_text("500")
    await anna.says("Is anybody there?")
    calls = page.get_by_role("button", name="Calls")
    await calls.click()
    await expect(page.locator(".call", has_text="sendMessage").first.locator(".status")).to_have_text("500")
    await page.get_by_role("button", name="Faults").click()
    await drawer.get_by_role("button", name="Clear all").click()
    await expect(drawer).to_contain_text("No fault")
    await page.keyboard.press("Escape")
    await expect(drawer).to_have_count(0)
    await anna.says("And now?")
    await anna.sees("You said: And now?")


async def test_a_fault_for_one_chat_and_one_call(page: Page, town: Sandbox) -> None:
    anna = PhoneOf(page, "Anna")
    await anna.starts()
    await anna.sees("Hello")
    await page.get_by_role("button", name="Faults").click()
    drawer = page.get_by_role("dialog", name="Faults")
    await drawer.get_by_label("Kind").select_option("timeout_before")
    await drawer.get_by_label("Method").fill("sendMessage")
    await drawer.get_by_label("Chat").select_option(label="Luca Meier")
    await drawer.get_by_label("Only the n-th call").fill("2")
    await drawer.get_by_role("button", name="Add").click()
    await expect(drawer.locator("li")).to_contain_text("sendMessage · Luca Meier · #2")
    rule = {"kind": "timeout_before", "method": "sendMessage", "chat": 102, "nth": 2, "seen": 0}
    assert (await town.get(""))["faults"] == [rule]


async def test_a_call_opens_to_its_parameters_and_answer(page: Page) -> None:
    anna = PhoneOf(page, "Anna")
    await anna.starts()
    await anna.sees("Hello")
    await page.get_by_role("button", name="Calls").click()
    await page.get_by_role("searchbox", name="Filter").fill("sendmessage")
    call = page.locator(".call:visible").first
    await call.locator("summary").click()
    await expect(call.locator("pre")).to_contain_text('"chat_id"')
    await expect(call.locator("pre")).to_contain_text('"ok": true')


async def test_limits_are_switched(page: Page, town: Sandbox) -> None:
    limits = page.get_by_role("switch", name="Limits")
    await expect(limits).to_be_checked()
    async with page.expect_response("**/town/limits"):
        await limits.uncheck(force=True)
    assert (await town.get(""))["limits"] is False
    await page.reload()
    await expect(page.get_by_role("switch", name="Limits")).not_to_be_checked()


async def test_the_clock_of_a_town_whose_bot_says_nothing_cannot_be_moved(page: Page) -> None:
    await page.get_by_role("button", name="Skip time: +5 min").click()
    await expect(page.locator("#notice.shown")).not_to_be_empty()


@pytest.mark.parametrize(
    ("code", "words"),
    [("de", "Nachricht"), ("fr", "Message"), ("it", "Messaggio"), ("en", "Message")],
)
async def test_the_page_speaks_four_languages(page: Page, code: str, words: str) -> None:
    await PhoneOf(page, "Anna").starts()
    await page.get_by_role("combobox").select_option(code)
    await expect(page.locator("html")).to_have_attribute("lang", code)
    await expect(PhoneOf(page, "Anna").el.locator("textarea")).to_have_attribute("placeholder", words)
    await page.reload()
    await expect(page.locator("html")).to_have_attribute("lang", code)


async def test_dark_is_chosen_and_kept(page: Page) -> None:
    await page.get_by_role("button", name="Light or dark").click()
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    await page.reload()
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert (
        await page.evaluate("getComputedStyle(document.querySelector('.phone')).backgroundColor") == "rgb(23, 32, 39)"
    )
