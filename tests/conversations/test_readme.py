"""The conversation at the top of the README is one that happens."""

from __future__ import annotations

import re

from tests.conversations.town import ROOT, Player, Town


def told(speaker: str) -> str:
    """What the README has this side say first, as plain text; buttons stand in back quotes."""
    text = (ROOT / "README.md").read_text(encoding="utf-8").partition("![")[0]
    plain = re.sub(r"^(> ?)+", "", text, flags=re.MULTILINE).replace("\\\n", "\n")
    return plain.partition(f"**{speaker}:**")[2].partition("\n**")[0].replace("**", "").strip()


def parts(words: str) -> list[str]:
    """The sentences and lines that must be on the screen, without buttons; … leaves something out."""
    flowing = re.sub(r"\n(?![^\w]|$)", " ", re.sub(r"`[^`]+`", "", words))
    return [part.strip() for part in re.split(r"\n|…", flowing) if part.strip()]


async def seen(player: Player, words: str) -> None:
    on_screen = " ".join(player.reads().split())
    for part in parts(words):
        assert " ".join(part.split()) in on_screen, f"{part!r} is not in:\n{on_screen}"
    for label in re.findall(r"`([^`]+)`", words):
        assert label in player.buttons(), (label, player.buttons())


async def test_the_readme_showed_a_card_that_nobody_gets(town: Town) -> None:
    await town.anna.says(told("Anna"))
    card = (ROOT / "README.md").read_text(encoding="utf-8").partition("**needbot:** ")[2].partition("> **Anna:**")[0]
    card = re.sub(r"^(> ?)+", "", card, flags=re.MULTILINE).replace("\\\n", "\n").replace("**", "")
    await seen(town.anna, card)
    await town.anna.taps("Ankunft 14:15")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    await town.anna.taps("Verbindlich buchen")
    await seen(
        town.luca, "Anfrage: Auftrag 1\n📍 8004 Zürich\n" + told("needbot to Luca").partition("📍 8004 Zürich …")[2]
    )
    await town.luca.taps("Annehmen")
    town.anna.sees("Luca kommt um 14:15 Uhr (Di., 17. Nov.).")


async def test_the_price_lines_were_repeated_at_every_step(town: Town) -> None:
    await town.anna.says(told("Anna"))
    assert "Darin enthalten" in town.anna.last()
    await town.anna.taps("Ankunft 14:15")
    card = next(m["text"] for m in reversed(town.anna.messages()) if "Ihr Anliegen" in m["text"])
    assert "Darin: Grundpreis CHF 20 · Arbeit 20–50 Minuten: CHF 13–33 · Anfahrt CHF 5–10" in card
    assert len(card.splitlines()) < 15
