"""Text that Telegram takes: cut where it is too long, with every tag closed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from domain.vocabulary import Language
from handlers.outgoing import fitting
from handlers.texts import speaker
from sandbox.entities import understood

PIECES = some.sampled_from(["<b>", "</b>", "<i>", "</i>", "&lt;", "&amp;", "a", "é", "😀", "\n", "word "])


def balanced(pieces: list[str]) -> str:
    """The same with tags opened and closed in order."""
    text, tags = "", list[str]()
    for piece in pieces:
        if piece.startswith("</"):
            if tags and tags[-1] == piece[2:-1]:
                text += f"</{tags.pop()}>"
        elif piece.startswith("<"):
            if piece[1:-1] not in tags:
                tags.append(piece[1:-1])
                text += piece
        else:
            text += piece
    return text + "".join(f"</{tag}>" for tag in reversed(tags))


@given(some.lists(PIECES, max_size=60), some.integers(2, 40))
def test_whatever_is_cut_is_valid_and_short_enough(pieces: list[str], most: int) -> None:
    html = balanced(pieces)
    whole, _ = understood(f".{html}.", "HTML")  # Telegram strips blanks at both ends; between points they count
    text, _ = understood(f".{fitting(html, most)}.", "HTML")
    units = len(text.encode("utf-16-le")) // 2 - 2
    assert units <= most
    if len(whole.encode("utf-16-le")) // 2 - 2 <= most:
        assert fitting(html, most) == html


def test_a_short_text_stays_as_it_is() -> None:
    assert fitting("<b>Hallo</b> &lt;Welt&gt;") == "<b>Hallo</b> &lt;Welt&gt;"
    assert fitting("<b>" + "x" * 5000 + "</b>") == "<b>" + "x" * 4095 + "…</b>"


def test_a_thousand_signs_that_are_escaped_can_still_be_said() -> None:
    text = speaker(Language.DE)("relayed", name="<Bo>", words="&" * 1000, job="1", side="customer")
    assert text.count("&amp;") == 1000
    assert "&lt;Bo&gt;" in text
