"""Sentences in four languages: one .ftl file each. Refuses to decide what is said; HTML is escaped here, and only here.

Facts arrive typed (actions/speech.encode) and are put into the reader's words: money, spans and instants with weekday,
date and local time of the job's place.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from functools import cache
from html import escape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal, get_currency_precision
from fluent.runtime import FluentBundle, FluentResource

from actions.speech import encode
from domain.vocabulary import Language
from handlers.texts import spelling

FOLDER = Path(__file__).parent
LOCALES = {Language.DE: "de_CH", Language.EN: "en_GB", Language.FR: "fr_CH", Language.IT: "it_CH"}
DAY = {Language.DE: "EE, d. MMM", Language.EN: "EEE d MMM", Language.FR: "EEE d MMM", Language.IT: "EEE d MMM"}


class MissingText(LookupError):
    """A message that no .ftl file has, or a fact it needs that was not given: a bug, found by the checks."""


@cache
def bundle(language: Language, *, swiss: bool = True) -> FluentBundle:
    """The sentences of a language; German in Swiss spelling or in that of Germany and Austria."""
    found = FluentBundle([LOCALES[language].replace("_", "-")], use_isolating=False)
    source = (FOLDER / f"{language}.ftl").read_text(encoding="utf-8")
    found.add_resource(FluentResource(source if swiss or language is not Language.DE else spelling.german(source)))
    return found


class Speaker:
    """Says messages in one language."""

    def __init__(self, language: Language, *, swiss: bool = True) -> None:
        """Speak this language; German as in Switzerland, or not."""
        self.language = language
        self._bundle = bundle(language, swiss=swiss)
        self.locale = Locale.parse(LOCALES[language])

    def __call__(self, message: str, /, **facts: Any) -> str:
        """A message as Telegram HTML."""
        return self.say(message, encode(facts))

    def label(self, message: str, /, **facts: Any) -> str:
        """A message as plain text, for buttons and toasts."""
        return self._format(message, self._facts(encode(facts)))

    def say(self, message: str, facts: Mapping[str, Any]) -> str:
        """A message with facts as they are kept in a letter."""
        put = self._facts(facts)
        return self._format(message, {n: escape(v, quote=False) if isinstance(v, str) else v for n, v in put.items()})

    def _facts(self, facts: Mapping[str, Any]) -> dict[str, Any]:
        """Every fact in words; of an instant `arrival` also `arrival-clock` and `arrival-day`, for "um 14:15"."""
        put = {name: self._put(value) for name, value in facts.items()}
        for name, value in facts.items():
            match value:
                case {"at": [moment, zone, *_]}:
                    there = datetime.fromisoformat(moment).astimezone(ZoneInfo(zone))
                    put[f"{name}-clock"], put[f"{name}-day"] = self.clock(there), self.day(there.date())
        return put

    def has(self, message: str) -> bool:
        """Whether there is such a message."""
        return bool(self._bundle.has_message(message))

    def _format(self, message: str, facts: Mapping[str, Any]) -> str:
        if not self._bundle.has_message(message):
            raise MissingText(f"{self.language}: no message {message}")
        pattern = self._bundle.get_message(message).value
        if pattern is None:
            raise MissingText(f"{self.language}: {message} is empty")
        given, long = _without_long(facts)
        said, errors = self._bundle.format_pattern(pattern, given)
        if errors:
            raise MissingText(f"{self.language}: {message}: {errors[0]}")
        text = str(said)
        for place, words in long.items():
            text = text.replace(place, words)
        return str(text)

    def _put(self, fact: Any) -> Any:
        match fact:
            case {"money": [amount, currency]}:
                return self.money(amount, currency)
            case {"range": [low, high, currency]}:
                if low == high:
                    return self.money(low, currency)
                return f"{self.money(low, currency)}–{self._number(high, currency)}"
            case {"during": [start, end, zone]}:
                return self.span(datetime.fromisoformat(start), datetime.fromisoformat(end), zone)
            case {"at": [moment, zone, *far]}:
                return self.moment(datetime.fromisoformat(moment), zone, year=bool(far))
            case {"say": message, "facts": facts}:
                return self._format(message, {name: self._put(value) for name, value in facts.items()})
            case {"lines": lines}:
                return "\n".join(str(self._put(line)) for line in lines)
            case None:
                return ""
            case bool():
                return "yes" if fact else "no"
            case _:
                return fact

    def money(self, amount: int, currency: str) -> str:
        """CHF 45, CHF 45.50: whole amounts without their zeros, the currency first as Swiss receipts have it."""
        return f"{currency} {self._number(amount, currency)}"

    def _number(self, amount: int, currency: str) -> str:
        digits = get_currency_precision(currency)
        whole, rest = divmod(abs(amount), 10**digits)
        sign = "-" if amount < 0 else ""
        number = sign + str(format_decimal(whole, locale=self.locale))
        return number if rest == 0 else f"{number}.{rest:0{digits}d}"

    def span(self, start: datetime, end: datetime, zone: str) -> str:
        """Sat 21 Nov 14:10–14:40, by the clock of that zone."""
        begin, until = start.astimezone(ZoneInfo(zone)), end.astimezone(ZoneInfo(zone))
        return f"{self.day(begin.date())} {self.clock(begin)}–{self.clock(until)}"

    def moment(self, moment: datetime, zone: str, *, year: bool = False) -> str:
        """Sat 21 Nov 14:10, or Sat 21 Nov 2026 14:10, by the clock of that zone."""
        there = moment.astimezone(ZoneInfo(zone))
        return f"{self.day(there.date(), year=year)} {self.clock(there)}"

    def clock(self, local: datetime) -> str:
        """14:10; of an hour that the clock shows twice also which one is meant."""
        time = str(format_time(local.time(), "HH:mm", locale=self.locale))
        if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
            return time
        return self.label("clock-summer" if local.dst() else "clock-winter", time=time)

    def day(self, day: date, *, year: bool = False) -> str:
        """Sat 21 Nov, or Sat 21 Nov 2026."""
        return str(format_date(day, DAY[self.language] + (" y" if year else ""), locale=self.locale))


MOST_IN_FLUENT = 500
"""Fluent refuses parts of more than 2500 characters; a thousand escaped ones are more. Long facts are put in last."""


def _without_long(facts: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Facts with a sign of the private use area for every long one, and what the signs stand for."""
    given = dict(facts)
    long: dict[str, str] = {}
    for name, value in facts.items():
        if isinstance(value, str) and len(value) > MOST_IN_FLUENT:
            given[name] = place = f"\ue000{len(long)}\ue001"
            long[place] = value
    return given, long


_speakers: dict[Language, Speaker] = {}


def speaker(language: Language) -> Speaker:
    """The one speaker of a language."""
    return _speakers.get(language) or _speakers.setdefault(language, Speaker(language))


def spell_for(countries: Collection[str]) -> None:
    """From now on German is spelt as where the bot helps: ISO 3166 alpha-2 codes of its regions. Once, at the start."""
    _speakers[Language.DE] = Speaker(Language.DE, swiss=spelling.is_swiss(countries))
