"""Each thing a chat program does, done on the page against a real bot that lives in a real sandbox."""

import re
from pathlib import Path

from playwright.async_api import FilePayload, Page, expect

from sandbox.files import picture
from tests.browser.conftest import Sandbox
from tests.browser.phones import PhoneOf


async def test_start_and_the_greeting_with_its_marks(page: Page) -> None:
    anna = PhoneOf(page, "Anna")
    await expect(anna.el.locator("textarea")).to_have_count(0)
    await anna.starts()
    await anna.sees("Hello, bold and italic")
    greeting = anna.bubble("Hello")
    await expect(greeting.locator("strong")).to_have_text("bold")
    await expect(greeting.locator("em")).to_have_text("italic")
    await expect(greeting.locator("code")).to_have_text("a = 1")
    await expect(greeting.get_by_role("link", name="the manual")).to_have_attribute(
        "href", "https://example.com/manual"
    )
    await greeting.get_by_role("link", name="/help").click()
    await anna.sees("This is help.")
    await expect(anna.bubble("This is help.").locator(".quote")).to_contain_text("/help")


async def test_a_tap_is_answered_with_a_toast_an_alert_and_an_edit_in_place(page: Page) -> None:
    anna = PhoneOf(page, "Anna")
    await anna.starts()
    await anna.taps("Toast")
    await expect(anna.el.locator(".toast")).to_have_text("A toast for you")
    await anna.taps("Alert")
    alert = anna.el.get_by_role("alertdialog")
    await expect(alert).to_contain_text("An alert for you")
    await alert.get_by_role("button", name="OK").click()
    await expect(alert).to_have_count(0)
    rows = await anna.el.locator("[data-message]").count()
    await anna.taps("Count 0")
    await anna.sees("Counted to 1")
    await expect(anna.bubble("Counted to 1").locator(".edited")).to_have_text("edited")
    assert await anna.el.locator("[data-message]").count() == rows


async def test_a_deleted_message_goes_from_the_screen(page: Page) -> None:
    anna = PhoneOf(page, "Anna")
    await anna.starts()
    await anna.taps("Vanish")
    await expect(anna.el.locator(".bubble", has_text="Hello")).to_have_count(0)


async def test_a_reply_keyboard_sends_number_place_and_words(page: Page) -> None:
    anna = PhoneOf(page, "Anna")
    await anna.starts()
    await anna.says("/keyboard")
    await anna.key("Never mind").click()
    await anna.sees("You said: Never mind")
    await anna.key("Share place").click()
    await page.get_by_role("dialog").get_by_role("button", name="Bern").click()
    await page.get_by_role("dialog").get_by_role("button", name="Send").click()
    await anna.sees("46.94870, 7.43960", "Some street 1")
    await anna.key("Share number").click()
    await anna.sees("Number +4179000")
    await expect(anna.el.locator(".reply-keys")).to_be_hidden()


async def test_a_photo_goes_and_comes_back(page: Page, tmp_path: Path) -> None:
    anna = PhoneOf(page, "Anna")
    await anna.starts()
    shot = tmp_path / "router.png"
    shot.write_bytes(picture(80, 60))
    await anna.el.locator("textarea").fill("My router")
    async with page.expect_file_chooser() as chooser:
        await anna.attaches("Photo")
    await (await chooser.value).set_files(shot)
    await anna.sees("My router", "Your picture")
    await expect(anna.el.locator("textarea")).to_have_value("")
    images = anna.el.locator("img.picture")
    await expect(images).to_have_count(2)
    for image in await images.all():
        await image.scroll_into_view_if_needed()
        await expect(image).to_have_js_property("naturalWidth", 80)


async def test_voice_sticker_file_contact_and_live_location(page: Page) -> None:
    anna = PhoneOf(page, "Anna")
    await anna.starts()
    await anna.attaches("Voice message")
    await page.get_by_role("button", name="Send a canned one").click()
    await anna.sees("Got a voice")
    await expect(anna.el.get_by_role("button", name="Voice message")).to_be_enabled()
    await anna.attaches("Sticker")
    await page.locator(".faces .menu-item").first.click()
    await anna.sees("Got a sticker")
    async with page.expect_file_chooser() as chooser:
        await anna.attaches("File")
    await (await chooser.value).set_files(FilePayload(name="bill.pdf", mimeType="application/pdf", buffer=b"%PDF-1.4"))
    await anna.sees("Got a document", "bill.pdf")
    await anna.attaches("Contact")
    await page.get_by_label("Phone number").fill("+41 79 000 77 77")
    await page.get_by_role("dialog").get_by_role("button", name="Send").click()
    await anna.sees("Number +41")
    await anna.attaches("Location")
    await page.get_by_label("Live for").fill("15")
    await page.get_by_role("dialog").get_by_role("button", name="Send").click()
    await anna.sees("live until")


async def test_own_words_can_be_changed_answered_and_taken_back(page: Page) -> None:
    anna = PhoneOf(page, "Anna")
    await anna.starts()
    await anna.says("First wrods")
    await anna.sees("You said: First wrods")
    field = anna.el.locator("textarea")
    await field.press("ArrowUp")
    await expect(field).to_have_value("First wrods")
    await field.fill("First words")
    await field.press("Enter")
    await expect(anna.bubble("First words").locator(".edited")).to_be_visible()
    own = anna.el.get_by_role("article", name=re.compile("^Me, .*: First words$"))
    await own.focus()
    await own.press("Enter")
    await page.get_by_role("menuitem", name="Reply").click()
    await anna.says("And more")
    await expect(anna.el.locator(".row.out", has_text="And more").locator(".quote")).to_contain_text("First words")
    await own.hover()
    await own.get_by_role("button", name="Actions for this message").click()
    await page.get_by_role("menuitem", name="Delete").click()
    await expect(own).to_have_count(0)


async def test_shift_enter_begins_a_new_line(page: Page) -> None:
    anna = PhoneOf(page, "Anna")
    await anna.starts()
    field = anna.el.locator("textarea")
    await field.press_sequentially("one")
    await field.press("Shift+Enter")
    await field.press_sequentially("two")
    await field.press("Enter")
    await anna.sees("one\ntwo")
    await expect(field).to_have_value("")


async def test_a_group_is_seen_by_its_members_and_counted_by_those_who_look_elsewhere(
    page: Page, town: Sandbox
) -> None:
    mia, luca = PhoneOf(page, "Mia"), PhoneOf(page, "Luca")
    await expect(mia.el.locator(".chat-title")).to_have_text("Helpers")
    await town.post("/says", person=103, chat="helpers", text="Anybody near the station?")
    await mia.sees("Anybody near the station?")
    back = luca.el.get_by_role("button", name="Back to the chats, 1 unread")
    await back.click()
    row = luca.el.locator(".chat-row", has_text="Helpers")
    await expect(row).to_contain_text("Mia Rossi: Anybody near the station?")
    await expect(row.locator(".badge")).to_have_text("1")
    await row.click()
    await luca.sees("Anybody near the station?")
    await expect(luca.el.locator(".sender")).to_have_text("Mia Rossi")
    await luca.says("I am")
    await mia.sees("I am")


async def test_who_blocks_the_bot_can_unblock_it(page: Page) -> None:
    anna = PhoneOf(page, "Anna")
    await anna.starts()
    await anna.sees("Hello")
    await anna.el.get_by_role("button", name="More").click()
    await page.get_by_role("menuitem", name="Block the bot").click()
    await expect(anna.el.locator(".foot")).to_contain_text("Anna Keller has blocked the bot.")
    await anna.el.get_by_role("button", name="Unblock the bot").click()
    await anna.says("There again")
    await anna.sees("You said: There again")


async def test_leaving_and_joining_a_chat(page: Page) -> None:
    mia = PhoneOf(page, "Mia")
    await mia.el.get_by_role("button", name="More").click()
    await page.get_by_role("menuitem", name="Leave the chat").click()
    await expect(mia.el.locator(".chat-row")).to_have_count(1)
    await mia.el.get_by_role("button", name="More").click()
    await page.get_by_role("menuitem", name="Join: Helpers").click()
    await expect(mia.el.locator(".chat-title")).to_have_text("Helpers")
    await mia.sees("Mia Rossi joined")


async def test_html_in_words_stays_words(page: Page) -> None:
    anna = PhoneOf(page, "Anna")
    await anna.starts()
    await anna.says("<img src=x onerror=alert(1)> & <b>no</b>")
    await anna.sees("You said: <img src=x onerror=alert(1)> & <b>no</b>")
    await expect(anna.el.locator(".log .text img")).to_have_count(0)


async def test_a_quiz_is_answered_and_explained(page: Page) -> None:
    anna = PhoneOf(page, "Anna")
    await anna.starts()
    await anna.says("/quiz")
    poll = anna.el.locator(".poll")
    await expect(poll).to_contain_text("Which is faster?")
    await expect(poll).not_to_contain_text("The higher")
    await poll.get_by_role("button", name="2.4 GHz").click()
    await expect(poll.locator(".wrong")).to_contain_text("2.4 GHz")
    await expect(poll.locator(".right")).to_contain_text("5 GHz")
    await expect(poll).to_contain_text("The higher, the faster.")


async def test_typing_is_shown_while_it_lasts(page: Page) -> None:
    anna = PhoneOf(page, "Anna")
    await anna.starts()
    await anna.says("/think")
    await expect(anna.el.locator(".chat-subtitle")).to_have_text("is typing …")
    await expect(anna.el.locator(".chat-subtitle")).to_have_text("bot", timeout=15000)


async def test_a_reaction_is_given_and_taken_back(page: Page) -> None:
    anna = PhoneOf(page, "Anna")
    await anna.starts()
    greeting = anna.el.get_by_role("article", name=re.compile("Hello"))
    await greeting.focus()
    await greeting.press("Enter")
    await page.get_by_role("menuitem", name="React 👍").click()
    reaction = anna.el.locator(".reaction")
    await expect(reaction).to_have_text("👍1")
    await reaction.click()
    await expect(reaction).to_have_count(0)


async def test_topics_of_a_forum(page: Page) -> None:
    rosa = PhoneOf(page, "Rosa")
    await rosa.el.locator(".back").click()
    await rosa.el.locator(".chat-row", has_text="Forum").click()
    await rosa.says("/topic")
    await rosa.sees("Showcase opened the topic Tools")
    await rosa.el.get_by_role("combobox", name="Topic").select_option("# Tools")
    await rosa.says("Who has a crimping tool?")
    await expect(rosa.bubble("crimping").locator(".topic")).to_have_text("# Tools")


async def test_a_hint_fills_the_field_until_something_was_said(page: Page) -> None:
    anna = PhoneOf(page, "Anna")
    await anna.el.get_by_role("button", name="My router is broken").click()
    await anna.sees("/start", "Hello")
    await expect(anna.el.locator("textarea")).to_have_value("My router is broken")
    await anna.el.locator("textarea").press("Enter")
    await anna.sees("You said: My router is broken")
    await expect(anna.el.locator(".hints")).to_be_hidden()


async def test_an_anonymous_admin_writes_without_a_name(page: Page) -> None:
    rosa = PhoneOf(page, "Rosa")
    await rosa.el.get_by_role("button", name="More").click()
    await page.get_by_role("menuitem", name="Write anonymously").click()
    await rosa.says("Nobody knows me")
    await rosa.sees("Nobody knows me")
    await expect(rosa.el.locator(".sender").last).to_have_text("Admins")
