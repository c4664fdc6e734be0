"""What the bot and the town can put on a screen, shown as a chat program shows it."""

from playwright.async_api import Page, expect

from tests.browser.conftest import Sandbox
from tests.browser.phones import PhoneOf


async def test_an_album_stands_together_with_its_words(page: Page, town: Sandbox) -> None:
    anna = PhoneOf(page, "Anna")
    await anna.starts()
    await anna.sees("Hello")
    for number in range(3):  # the bot answers each picture: an answer in between does not tear the album apart
        await town.post("/photo", person=101, chat="private", album="7", caption="My router" if number == 1 else "")
        await expect(anna.el.locator(".bubble", has_text="Your picture")).to_have_count(number + 1)
    inside = page.get_by_role("group", name="Album")
    album = anna.el.get_by_role("group", name="Album")
    await expect(album.locator("img.picture")).to_have_count(3)
    await expect(anna.el.locator(".row", has=inside)).to_have_count(1)
    await expect(anna.el.locator(".bubble", has=inside)).to_contain_text("My router")
    await album.locator(".picture-frame").nth(1).click()
    await expect(page.get_by_role("dialog", name="Photo")).to_be_visible()
    await page.keyboard.press("Escape")
    await anna.el.locator(".bubble", has=inside).hover()
    await anna.el.locator(".bubble", has=inside).get_by_role("button", name="Actions for this message").click()
    await page.get_by_role("menuitem", name="Delete").click()
    await expect(album).to_have_count(0)


async def test_a_hidden_picture_is_shown_when_it_is_pressed(page: Page, town: Sandbox) -> None:
    anna = PhoneOf(page, "Anna")
    await anna.starts()
    await town.post("/photo", person=102, chat="private")
    photo = (await town.get("/screen", person="102", chat="private"))["messages"][-1]["media"]["file_id"]
    await town.bot("sendPhoto", chat_id=101, photo=photo, has_spoiler=True)
    hidden = anna.el.get_by_role("button", name="Show the hidden picture")
    await hidden.click()
    await expect(hidden).to_have_count(0)
    await anna.el.get_by_role("button", name="Photo").last.click()
    await expect(page.get_by_role("dialog", name="Photo")).to_be_visible()


async def test_several_answers_can_be_ticked_and_unticked(page: Page, town: Sandbox) -> None:
    anna = PhoneOf(page, "Anna")
    await anna.starts()
    await town.bot("sendPoll", chat_id=101, question="When?", options=["today", "later"], allows_multiple_answers=True)
    option = anna.bubble("When?").get_by_role("button")
    await expect(anna.bubble("When?")).to_contain_text("several answers possible")
    await option.filter(has_text="today").click()
    await option.filter(has_text="later").click()
    await expect(option.filter(has_text="later")).to_have_attribute("aria-pressed", "true")
    await expect(anna.bubble("When?")).to_contain_text("1 vote")
    await option.filter(has_text="today").click()
    await expect(option.filter(has_text="today")).to_have_attribute("aria-pressed", "false")


async def test_quoted_words_and_answers_to_another_chat(page: Page, town: Sandbox) -> None:
    anna = PhoneOf(page, "Anna")
    await anna.starts()
    said = (await town.post("/says", person=101, chat="private", text="It blinks red, since yesterday"))["message"]
    await town.bot(
        "sendMessage", chat_id=101, text="Red?", reply_parameters={"message_id": said, "quote": "blinks red"}
    )
    await expect(anna.bubble("Red?").locator(".quote span")).to_have_text("blinks red")
    job = await town.bot("sendMessage", chat_id=-1001, text="A job")
    elsewhere = {"message_id": job["message_id"], "chat_id": -1001}
    await town.bot("sendMessage", chat_id=101, text="From there", reply_parameters=elsewhere)
    await expect(anna.bubble("From there")).to_contain_text("Reply to Showcase in another chat")


async def test_service_lines_are_said_in_the_language_of_the_page(page: Page, town: Sandbox) -> None:
    luca = PhoneOf(page, "Luca")
    await luca.el.locator(".back").click()
    await luca.el.locator(".chat-row", has_text="Helpers").click()
    await town.post("/join", person=101, chat="helpers")
    await luca.sees("Anna Keller joined")
    await page.get_by_label("Language of the page").select_option("fr")
    await luca.sees("Anna Keller a rejoint la discussion")
    await town.post("/leave", person=101, chat="helpers")
    await luca.sees("Anna Keller a quitté la discussion")
    pinned = await town.bot("sendMessage", chat_id=-1001, text="A job")
    await town.bot("pinChatMessage", chat_id=-1001, message_id=pinned["message_id"])
    await luca.sees("Showcase a épinglé un message")


async def test_several_regions_and_four_phones_at_most(page: Page, town: Sandbox) -> None:
    luca = PhoneOf(page, "Luca")
    await luca.el.locator(".back").click()
    await expect(luca.el.locator(".chat-row strong")).to_have_text(["Showcase", "Helpers", "Berlin"])
    await town.post("/says", person=104, chat="helpers:berlin", text="Berlin is awake")
    row = luca.el.locator(".chat-row", has_text="Berlin")
    await expect(row.get_by_label("1 unread")).to_be_visible()
    await row.click()
    await luca.sees("Berlin is awake")
    add = page.get_by_role("button", name="Add a phone")
    for _ in range(4):
        if await add.is_enabled():
            await add.click()
            await page.keyboard.press("Escape")
    await expect(page.locator(".phone:visible")).to_have_count(4)
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
