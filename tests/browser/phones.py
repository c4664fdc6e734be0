"""How the browser tests speak of the page: phones, their messages, buttons and composer."""

import re

from playwright.async_api import Locator, Page, expect


class PhoneOf:
    """One phone on the page, found by its holder's first name."""

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.el = page.locator(".phone").filter(has=page.locator(".holder strong", has_text=name)).first

    async def says(self, text: str) -> None:
        await self.el.locator("textarea").fill(text)
        await self.el.locator("textarea").press("Enter")

    async def sees(self, *words: str, seconds: float = 10) -> None:
        """Each of the words stands in the log, sooner or later."""
        for one in words:
            await expect(self.el.locator(".log")).to_contain_text(one, timeout=seconds * 1000)

    def button(self, label: str | re.Pattern[str]) -> Locator:
        """The newest inline button with this label."""
        return self.el.locator(".log .key", has_text=label).last

    async def taps(self, label: str | re.Pattern[str]) -> None:
        await self.button(label).click()

    def key(self, label: str) -> Locator:
        return self.el.locator(".reply-keys .key", has_text=label)

    def bubble(self, words: str) -> Locator:
        return self.el.locator(".bubble", has_text=words).last

    async def starts(self) -> None:
        await self.el.get_by_role("button", name="START").click()

    async def attaches(self, label: str) -> None:
        await self.el.get_by_role("button", name="Attach").click()
        await self.page.get_by_role("menuitem", name=label).click()
