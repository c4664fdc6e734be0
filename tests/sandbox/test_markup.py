"""Text as Telegram keeps it: marked up three ways, complained about in its words, with what it finds by itself."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.entities import found, understood
from sandbox.refusals import Refusal
from sandbox.world import World


def shown(text: str, entities: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Entities as (type, words), cut out in UTF-16 as a client does."""
    raw = text.encode("utf-16-le")
    return [
        (one["type"], raw[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le"))
        for one in entities
    ]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>bold</b> <i>it</i>", "bold it", [("bold", "bold"), ("italic", "it")]),
        ("<b>a<i>b</i></b>", "ab", [("bold", "a"), ("bold", "b"), ("italic", "b")]),
        ("👋🏽 <b>Grüezi 🇨🇭</b>!", "👋🏽 Grüezi 🇨🇭!", [("bold", "Grüezi 🇨🇭")]),
        ("<b>  x  </b>", "x", [("bold", "x")]),
        ("<B>x</B>", "x", [("bold", "x")]),
        ("<b></b>x", "x", []),
        ("1 &lt; 2 &amp; &quot;3&quot; &#9829; &nbsp;", '1 < 2 & "3" ♥ &nbsp;', []),
        ("<tg-spoiler>s</tg-spoiler><span class='tg-spoiler'>t</span>", "st", [("spoiler", "st")]),
        ("<blockquote>a\nb</blockquote>", "a\nb", [("blockquote", "a\nb")]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", "a")]),
        ("<code>/start @x https://a.ch</code>", "/start @x https://a.ch", [("code", "/start @x https://a.ch")]),
        ('<a href="https://a.ch/x">there</a>', "there", [("text_link", "there")]),
        ('<a href="mailto:anna@example.org">write</a>', "write", [("text_link", "write")]),
        ('<a href="http://[">x</a>', "x", []),
        ('<a href="tg://user?id=1002">Luca</a>', "Luca", [("text_mention", "Luca")]),
        ('<pre><code class="language-py">x = 1</code></pre>', "x = 1", [("pre", "x = 1")]),
    ],
)
def test_html(source: str, text: str, entities: list[tuple[str, str]]) -> None:
    words, marks = understood(source, "HTML")
    assert (words, shown(words, marks)) == (text, entities)


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("ü</b>", "Unexpected end tag at byte offset 2"),
        ("<blink>x</blink>", 'Unsupported start tag "blink" at byte offset 0'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<a href="x>y</a>', "Unclosed start tag at byte offset 0"),
        ("<b x>y</b>", 'Expected equal sign in declaration of an attribute of the tag "b" at byte offset 0'),
    ],
)
def test_html_complaints(source: str, complaint: str) -> None:
    with pytest.raises(Refusal) as refused:
        understood(source, "HTML")
    assert refused.value.description == f"Bad Request: can't parse entities: {complaint}"


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*b* _i_ __u__ ~s~ ||p||", "b i u s p", [(k, w) for k, w in zip(
            ("bold", "italic", "underline", "strikethrough", "spoiler"), "biusp", strict=True)]),
        ("*bold _italic_*", "bold italic", [("bold", "bold "), ("bold", "italic"), ("italic", "italic")]),
        (r"CHF 45\.\- \(inkl\.\)", "CHF 45.- (inkl.)", []),
        ("`a*b`", "a*b", [("code", "a*b")]),
        ("```py\nx = 1\n```", "x = 1", [("pre", "x = 1")]),
        ("[Karte](https://a.ch/\\)x)", "Karte", [("text_link", "Karte")]),
        (">one\n>two\nafter", "one\ntwo\nafter", [("blockquote", "one\ntwo")]),
        ("**>more\n>still||", "more\nstill", [("expandable_blockquote", "more\nstill")]),
        ("![👍](tg://emoji?id=5368324170671202286)", "👍", [("custom_emoji", "👍")]),
    ],
)  # fmt: skip
def test_markdown_v2(source: str, text: str, entities: list[tuple[str, str]]) -> None:
    words, marks = understood(source, "MarkdownV2")
    assert (words, shown(words, marks)) == (text, entities)


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("45.-", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("ü *x", "Can't find end of Bold entity at byte offset 3"),
        ("_x", "Can't find end of Italic entity at byte offset 0"),
        ("```x", "Can't find end of Pre entity at byte offset 0"),
        ("[x](https://a.ch", "Can't find end of a URL at byte offset 3"),
        ("a|b", "Character '|' is reserved and must be escaped with the preceding '\\'"),
    ],
)
def test_markdown_v2_complaints(source: str, complaint: str) -> None:
    with pytest.raises(Refusal) as refused:
        understood(source, "MarkdownV2")
    assert refused.value.description == f"Bad Request: can't parse entities: {complaint}"


def test_old_markdown() -> None:
    words, marks = understood("*b* _i_ `c` [l](a.ch) \\_x 2.50 (!)", "Markdown")
    assert words == "b i c l _x 2.50 (!)"
    assert shown(words, marks) == [("bold", "b"), ("italic", "i"), ("code", "c"), ("text_link", "l")]
    assert marks[-1]["url"] == "http://a.ch/"
    with pytest.raises(Refusal) as refused:
        understood("so_so", "Markdown")
    assert refused.value.description.endswith("Can't find end of the entity starting at byte offset 2")


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("/start now", [("bot_command", "/start")]),
        ("/help@town_bot, please /jobs", [("bot_command", "/help@town_bot"), ("bot_command", "/jobs")]),
        ("and/or 1/2", []),
        ("ask @anna_m.", [("mention", "@anna_m")]),
        ("mail anna@example.org!", [("email", "anna@example.org")]),
        ("see https://a.ch/x?y=1). And b.com", [("url", "https://a.ch/x?y=1"), ("url", "b.com")]),
        ("version 3.11, e.g. this", []),
        ("#wlan $CHF", [("hashtag", "#wlan"), ("cashtag", "$CHF")]),
        ("call +41 79 000 10 02 or 079 000 10 02", [
            ("phone_number", "+41 79 000 10 02"), ("phone_number", "079 000 10 02")]),
        ("8004 Zürich, 14:30, CHF 45", []),
        ("🛠 /done", [("bot_command", "/done")]),
    ],
)  # fmt: skip
def test_what_telegram_finds_by_itself(text: str, entities: list[tuple[str, str]]) -> None:
    assert shown(text, found(text)) == entities


def test_given_entities_win_over_none_and_nonsense_is_refused() -> None:
    words, marks = understood(" bold ", "", [{"type": "bold", "offset": 1, "length": 4}])
    assert (words, shown(words, marks)) == ("bold", [("bold", "bold")])
    assert understood("x", "", [{"type": "bold", "offset": 5, "length": 0}])[1] == []
    for wrong in ([{"type": "loud", "offset": 0, "length": 1}], [{"offset": 0, "length": 1}], ["bold"]):
        with pytest.raises(Refusal):
            understood("x", "", wrong)


def test_what_is_never_kept() -> None:
    assert understood("a\0b\r\nc\u202ed", "")[0] == "a b\ncd"
    with pytest.raises(Refusal, match="encoded in UTF-8"):
        understood("\ud800", "")


async def test_length_is_counted_after_parsing_and_in_utf_16() -> None:
    world = World()
    world.people[1001].started = True
    for text, status in (("<b>" + "x" * 4096 + "</b>", 200), ("😀" * 2048, 200), ("😀" * 2048 + "x", 400)):
        assert (await world.call("sendMessage", {"chat_id": 1001, "text": text, "parse_mode": "HTML"}))[0] == status


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        ({"inline_keyboard": [[{"text": "x", "callback_data": "é" * 33}]]}, "BUTTON_DATA_INVALID"),
        ({"inline_keyboard": [[{"text": "x", "callback_data": ""}]]}, "BUTTON_DATA_INVALID"),
        ({"inline_keyboard": [[{"text": "x"}]]},
         "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"inline_keyboard": [[{"callback_data": "x"}]]},
         'can\'t parse inline keyboard button: Can\'t find field "text"'),
        ({"inline_keyboard": [[{"text": "x", "url": "nowhere"}]]},
         "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL"),
        ({"inline_keyboard": [[{"text": "x", "callback_data": "y"}] * 8] * 13}, "reply markup is too long"),
        ({"inline_keyboard": [{"text": "x"}]}, 'field "inline_keyboard" must be an Array of Arrays'),
        ("{", "can't parse reply keyboard markup JSON object"),
        ("[]", "object expected as reply markup"),
    ],
)  # fmt: skip
async def test_wrong_keyboards(markup: Any, complaint: str) -> None:
    world = World()
    world.people[1001].started = True
    params = {"chat_id": 1001, "text": "x", "reply_markup": markup if isinstance(markup, str) else json.dumps(markup)}
    status, answer = await world.call("sendMessage", params)
    assert (status, answer["description"]) == (400, f"Bad Request: {complaint}")


SIGNS = "ab <>/&;b=\"'*_~`|[]()!\\>#.\n👍é1:@pre code"


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from(SIGNS), max_size=40), st.sampled_from(["HTML", "MarkdownV2", "Markdown", ""]))
def test_no_text_breaks_the_reading(source: str, mode: str) -> None:
    complaint = words = ""
    marks: list[dict[str, Any]] = []
    try:
        words, marks = understood(source, mode)
    except Refusal as no:
        complaint = no.description
    assert not complaint or complaint.startswith("Bad Request: can't parse entities: ")
    assert words == words.strip(" \n")
    for one in marks:
        assert 0 <= one["offset"] < one["offset"] + one["length"] <= len(words.encode("utf-16-le")) // 2
        assert shown(words, [one])
