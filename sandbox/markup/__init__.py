"""Turns HTML, MarkdownV2 and Markdown into text and entities as Telegram does, with its own complaints. Finds nothing
by itself: links and commands in plain text are entities.py's.

Offsets and lengths are UTF-16 units, positions in complaints are bytes of UTF-8, both as Telegram counts them.
"""

from sandbox.markup.building import width
from sandbox.markup.html import html
from sandbox.markup.markdown import markdown, markdown_v2

MODES = {"html": html, "markdownv2": markdown_v2, "markdown": markdown}

__all__ = ["MODES", "width"]
