"""The embedded backend: lists, rules and the learned model put together. Refuses to use any network."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from domain.vocabulary import Category, Kind, Urgency
from nlu import further, joint, learning, places, times
from nlu.averaging import HEADS, NEED, Second
from nlu.features import Eye, Seen
from nlu.focus import Focus, focus
from nlu.gazetteer import Mention
from nlu.heads import Floats, Model
from nlu.limits import limit
from nlu.moments import moment
from nlu.safety import danger
from nlu.understanding import Device, Further, Intent, Place, Reading, Setting, TimeSpan, Understanding
from nlu.words import Token, tokens

ASKED_CATEGORY: Final = frozenset({Intent.NEW_NEED, Intent.PRICE})
_NAMED: Final = 0.5  # confidence a category needs to be said about a question of price
_DANGER_UNNAMED: Final = 0.85  # what the model needs to call something danger that the lexicon does not
_MOVED: Final = 0.75  # what the model needs to call a thing at fault, with a time, an appointment to be moved
_SEPARATE: Final = 0.6  # confidence that makes a part of a message a problem of its own
_WORTH_SAYING: Final = 0.02
_LINK: Final = re.compile(r"https?://\S+")  # "maps.app.goo.gl" names no app
_FEW_WORDS: Final = 4
_SURE_OF_TONGUE: Final = 0.75  # what the model needs to hear another language in so few words
_LIKELY_TONGUE: Final = 0.6  # and in more
_CUT: Final = 1200  # letters read by the model
_NON_LATIN: Final = re.compile(r"[\u0370-\u1CFF\u2E80-\uDFFF\uAC00-\uD7AF]")
_LETTER: Final = re.compile(r"[^\W\d_]")

ReadTime = Callable[[str, Setting, str, str], TimeSpan | None]
ReadPlace = Callable[[str, Setting, str], Place | None]


@dataclass(frozen=True, kw_only=True)
class Told:
    """Intent and category as another backend reads them; the rest is found here."""

    intent: Intent
    confidence: float
    category: Category | None
    category_confidence: float


class Local:
    """Understands on the machine itself, in well under a millisecond."""

    def __init__(
        self,
        model: Model,
        eye: Eye,
        read_time: ReadTime | None = None,
        read_place: ReadPlace | None = None,
        second: Second | None = None,
    ) -> None:
        self._model = model
        self._second = second
        self._eye = eye
        self._labels = {head.name: head.labels for head in model.heads} | {"intent": tuple(map(str, joint.INTENTS))}
        self._read_time = read_time
        self._read_place = read_place

    @classmethod
    def load(cls, cache_dir: Path | None = None, *, encoder: bool = False) -> Local:
        """The backend with the model of our phrases: from the cache, else trained now (seconds) and kept there.

        With `encoder` a second opinion is asked where the model is unsure; encoder.Missing when it is not installed.
        """
        second = Second.load(cache_dir) if encoder else None
        eye = learning.eye()
        model = learning.model(eye, cache_dir)
        return cls.of(model, eye, second)

    @classmethod
    def of(cls, model: Model, eye: Eye, second: Second | None = None) -> Local:
        """The backend with this model, and our readers of times and places."""
        eye.familiar = model.familiar
        return cls(model, eye, _time, _place, second)

    async def understand(self, text: str, setting: Setting) -> Understanding:
        """Read one message."""
        return self.read(text, setting)

    async def close(self) -> None:
        """Nothing is connected."""

    def read(self, text: str, setting: Setting, told: Told | None = None) -> Understanding:
        """The same without waiting: everything here is arithmetic. `told`: what somebody else says it is."""
        short = text[:_CUT]
        words = tokens(_LINK.sub(lambda link: " " * len(link[0]), short))
        mentions = self._eye.gazetteer.find(words, self._eye.familiar)
        sight = focus(short, words, mentions)
        seen = self._eye.look(words, [m for i, m in enumerate(mentions) if i not in sight.ruled_out])
        raw = self._model.scores(seen)
        tongue = self._model.share(raw, "language")
        language = self._language(short, words, tongue, setting)
        spoken = language if language in ("de", "en", "fr", "it") else setting.language or "de"
        where = self._read_place(text, setting, spoken) if self._read_place else None
        when = self._read_time(text, setting, spoken, where.text if where else "") if self._read_time else None
        soon = moment(when, setting.now)
        whole = self._weigh(raw, soon, short, ("intent",) if sight.rest else HEADS)
        parts = whole
        if sight.rest:
            rest = " ".join(short[begin:end] for begin, end in sight.rest)
            parts = self._weigh(self._model.scores(self._part(words, mentions, sight, sight.rest)), soon, rest, NEED)
        answer, confidence = (told.intent, told.confidence) if told else self._intent(text, words, whole["intent"])
        if (
            answer is Intent.RESCHEDULE
            and confidence < _MOVED
            and mentions
            and not further.TROUBLE.isdisjoint(seen.signs)
        ):
            answer = Intent.NEW_NEED  # "TV geht nicht morgen um 10": a thing at fault, and when
        more: tuple[Further, ...] = ()
        if answer is Intent.NEW_NEED:
            first, more = self._several(short, words, mentions, sight)
            if first is not None:
                parts = self._shares(self._model.soon(first, soon))
            if when is not None and any(further.speaks_of(short, when.text, one.text) for one in more):
                when, whole = None, {**whole, "urgency": parts["urgency"]}  # when the other is to be done
        category, kind, urgency = self._best("category", parts), self._best("kind", parts), self._best("urgency", whole)
        if told and told.category:
            category = (str(told.category), told.category_confidence)
        is_need = answer is Intent.NEW_NEED
        named = is_need or (answer is Intent.PRICE and category[1] >= _NAMED and bool(mentions))
        return Understanding(
            text=text,
            language=language,
            intent=answer,
            intent_confidence=confidence,
            category=Category(category[0]) if named else None,
            category_confidence=category[1] if named else None,
            kind=Kind(kind[0]) if named else None,
            kind_confidence=kind[1] if named else None,
            urgency=Urgency(urgency[0]) if answer in (Intent.NEW_NEED, Intent.RESCHEDULE) else None,
            time=when,
            place=where,
            devices=_devices(short, words, mentions, sight, when.text if when is not None else ""),
            alternatives=self._alternatives(answer, category[0], whole, parts),
            more=more,
            limit=limit(short, words),
        )

    def _weigh(self, raw: Floats, soon: str, said: str, heads: Sequence[str]) -> dict[str, Floats]:
        """Probabilities by head from raw scores; of these heads a second opinion too, where somebody can be asked."""
        shares = self._model.shares(self._model.soon(raw, soon))
        return joint.settled(self._second.weigh(shares, said, heads) if self._second else shares)

    def _several(
        self, text: str, words: list[Token], mentions: list[Mention], sight: Focus
    ) -> tuple[Floats | None, tuple[Further, ...]]:
        """Scores of the first problem, and the others, if the message tells of more than one."""
        spans = further.parts(text, words, mentions)
        if len(spans) < 2:
            return None, ()
        problems: list[tuple[str, str, Floats]] = []
        for begin, end, added in spans:
            seen = self._part(words, mentions, sight, ((begin, end),))
            raw = self._model.scores(seen)
            share = self._shares(raw)
            category, sure = self._best("category", share)
            asked = (added or not problems) and further.wanted(text[begin:end])
            shows = further.TASK if added or not problems else further.TROUBLE
            if sure < _SEPARATE or f"%{category}" not in seen.signs:
                continue
            if shows.isdisjoint(seen.signs) and not asked:
                continue
            if further.caused(text[begin:end]) and not (added and asked):
                return None, ()
            if all(category != known for _, known, _ in problems):
                problems.append((further.said(text[begin:end]), category, raw))
        if len(problems) < 2:
            return None, ()
        others = []
        for said, category, raw in problems[1:]:
            kind = self._best("kind", self._shares(raw))[0]
            others.append(Further(text=said, category=Category(category), kind=Kind(kind)))
        return problems[0][2], tuple(others)

    def reasons(self, text: str, soon: str, best: int = 6) -> list[tuple[str, str, list[tuple[str, float]]]]:
        """By head: the model's answer, and the features that spoke most for it against the mean of the others.

        `soon`: how soon the message's time phrase is (nlu/moments), a feature too.
        """
        seen = self._eye.see(text[:_CUT])
        rows, values = self._model.encode(seen, soon)
        names = {i: name for name, i in self._model.vocabulary.items()}
        told = []
        for head in self._model.heads:
            part = self._model.rows(rows)[:, head.columns]
            at = int((values @ part).argmax())
            speaks = values * (part[:, at] - part.mean(axis=1))
            top = [int(i) for i in np.argsort(-speaks)[:best]]
            told.append(
                (head.name, head.labels[at], [(names.get(int(rows[i]), "(always)"), float(speaks[i])) for i in top])
            )
        return told

    def _shares(self, raw: Floats) -> dict[str, Floats]:
        """Probabilities by head from raw scores, intents and categories told apart."""
        return joint.settled(self._model.shares(raw))

    def _intent(self, text: str, words: list[Token], weighed: Floats) -> tuple[Intent, float]:
        """The intent: danger by the lexicon ahead of the model; the model alone must be very sure of danger."""
        labels = self._labels["intent"]
        at = int(weighed.argmax())
        found, confidence = Intent(labels[at]), float(weighed[at])
        if danger(text, words if len(text) <= _CUT else None):
            return Intent.EMERGENCY, max(confidence, 0.99) if found is Intent.EMERGENCY else 0.97
        if found is Intent.EMERGENCY and confidence < _DANGER_UNNAMED:
            at = int(np.argsort(weighed)[-2])
            found, confidence = Intent(labels[at]), float(weighed[at])
        return found, confidence

    def _part(
        self, words: list[Token], mentions: list[Mention], sight: Focus, spans: tuple[tuple[int, int], ...]
    ) -> Seen:
        """What the model sees of a part of the message, without the things ruled out."""
        keep = [i for i, w in enumerate(words) if any(a <= w.start < b for a, b in spans)]
        place = {old: new for new, old in enumerate(keep)}
        left = [
            Mention(m.thing, place[m.first], place[m.last - 1] + 1)
            for i, m in enumerate(mentions)
            if i not in sight.ruled_out and m.first in place and m.last - 1 in place
        ]
        return self._eye.look([words[i] for i in keep], left)

    def _best(self, head: str, weighed: dict[str, Floats]) -> tuple[str, float]:
        at = int(weighed[head].argmax())
        return self._labels[head][at], float(weighed[head][at])

    def _language(self, text: str, words: list[Token], weighed: Floats, setting: Setting) -> str | None:
        """The message's language; too little to tell keeps the conversation's, no letters say nothing."""
        if not _LETTER.search(text):
            return setting.language
        if not text.isascii() and len(_NON_LATIN.findall(text)) * 2 > len(_LETTER.findall(text)):
            return "other"
        at = int(weighed.argmax())
        sure = _SURE_OF_TONGUE if len(words) <= _FEW_WORDS else _LIKELY_TONGUE
        if setting.language and (float(weighed[at]) < sure or len(words) < 2):
            return setting.language  # "pas Zurich, Winterthur", "30 november at 9": names speak no language
        return self._labels["language"][at]

    def _alternatives(
        self, answer: Intent, category: str, whole: dict[str, Floats], parts: dict[str, Floats]
    ) -> tuple[Reading, ...]:
        """The next best readings: other categories of a need, other intents."""
        intents, categories = self._labels["intent"], self._labels["category"]
        need = intents.index(Intent.NEW_NEED)
        shares = [*whole["intent"].tolist(), *(whole["intent"][need] * parts["category"]).tolist()]
        shares[need] = 0
        shares[intents.index(answer)] = 0
        if answer is Intent.NEW_NEED:
            shares[len(intents) + categories.index(category)] = 0
        best = sorted((i for i, share in enumerate(shares) if share >= _WORTH_SAYING), key=lambda i: -shares[i])[:3]
        return tuple(
            Reading(intent=Intent(intents[i]), category=None, confidence=shares[i])
            if i < len(intents)
            else Reading(
                intent=Intent.NEW_NEED,
                category=Category(categories[i - len(intents)]),
                confidence=shares[i],
            )
            for i in best
        )


def _devices(text: str, words: list[Token], mentions: list[Mention], sight: Focus, time: str) -> tuple[Device, ...]:
    """The things named; none is found in words that are a time ("spöter" is no spot)."""
    at = text.find(time) if time else -1
    return tuple(
        Device(
            text=text[words[m.first].start : words[m.last - 1].end],
            name=m.thing.name,
            negated=i in sight.ruled_out,
            category=m.thing.category,
        )
        for i, m in enumerate(mentions)
        if not (at <= words[m.first].start < at + len(time))
    )


def _time(text: str, setting: Setting, language: str, place: str) -> TimeSpan | None:
    """`place`: the words that name one; they are no part of a time, and what they part stays apart."""
    return times.read(text, now=setting.now, zone=setting.zone, language=language, country=setting.country, aside=place)


def _place(text: str, setting: Setting, language: str) -> Place | None:
    return places.read(text, country=setting.country, language=language)
