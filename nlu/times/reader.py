"""From the signs of a message to its wishes: what belongs together, what is turned down, what repeats. No calendar.

A wish grows from left to right. A day and a clock of the same clause belong to the same wish even with a few words
between them ("am Freitag hätte ich um 10 Zeit"); "oder", "und" and a second day begin a new one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from .hours import PARTS, in_part
from .lexicon import Lexicon
from .meanings import Clock, Days, Draft, Loose, Side, Weekday
from .merging import apart, merge, shade
from .pending import (
    ALWAYS,
    CONTENT,
    LEADING,
    MERGE_WITHIN,
    PLAIN_NO,
    REFUSED_SIDES,
    SAID_AFTER,
    SIDES,
    THAN,
    TOWARDS,
    Pending,
    begun,
)
from .words import Sign

MENDED_WITHIN: Final = 2  # words between one that takes back and the new time
TIMELY: Final = CONTENT | {"AT", "ON", "NUM"}


@dataclass(slots=True)
class Reader:
    """The wishes of one message while they are being read."""

    drafts: list[Draft] = field(default_factory=list)
    current: Draft | None = None
    pending: Pending = field(default_factory=Pending)
    gap: int = 0
    strange: int = 0  # words between that the lexicon does not know: things, not ways of saying
    words: Lexicon | None = None
    bare: bool = True  # the clause has named nothing but times so far
    after_but: bool = False  # "..., aber nicht vor 10" speaks of all the days before
    rathered: bool = False  # the wish at hand is preferred to what may follow
    since: bool = False  # the wish at hand was introduced by "von"
    can: bool = False  # somebody can or cannot, in this clause
    moving: bool = False
    closed: bool = False
    mended: int = 9  # words since one that takes back ("nein", "sorry"); nine is long ago
    lent: bool = False  # the clock of the wish at hand is from the one taken back
    before: Sign | None = None  # what stands right before the sign at hand

    def read(self, signs: list[Sign]) -> list[Draft]:
        """All wishes in order."""
        self.moving = any(sign.sort == "MOVE" for sign in signs)
        for place, sign in enumerate(signs):
            self.before = signs[place - 1] if place else None
            if sign.sort in CONTENT:
                self.mend(sign)
                self.take(sign)
            else:
                self.pass_by(sign, signs[place + 1] if place + 1 < len(signs) else None)
        lengths = [sign for sign in signs if sign.sort == "LENGTH"]
        if self.moving and not self.drafts and lengths:  # "um eine Woche verschieben": from when is not known here
            self.drafts.append(Draft(begin=lengths[0].begin, end=lengths[0].end, loose=Loose()))
        for draft in self.drafts:
            shade(draft)
        return self.drafts

    def pass_by(self, sign: Sign, after: Sign | None) -> None:
        """A word that is no time: it may turn the next wish, refuse the last, or break."""
        if sign.written in self.mending:
            self.mended = MENDED_WITHIN if sign.written in PLAIN_NO else 0  # "non disponible samedi" takes nothing back
        elif sign.sort in {"OR", "AND", "STOP", "BY", "BUT", "FOR"}:
            self.mended = MENDED_WITHIN + 1
        elif sign.sort == "COMMA" and self.before is not None and self.before.written in self.mending:
            pass  # "no wait, make that ten"
        elif sign.sort not in {"FILL", "AT", "ON", "RATHER"}:
            self.mended += 1
        self.can = self.can or self.able(sign)
        pending = self.pending
        if sign.written in THAN and self.rathered and self.touching:
            pending.negated = pending.than = True
            pending.open_at(sign)
            return
        sort = sign.sort
        if sort in SIDES and sign.written not in TOWARDS:
            if self.said_after(sign, after) or self.turns_after(sign, after):
                return
            if pending.negated:
                pending.side = REFUSED_SIDES.get(SIDES[sort], SIDES[sort])
                pending.negated = pending.side == SIDES[sort]
                pending.refused = not pending.negated
            else:
                pending.side = SIDES[sort]
            pending.open_at(sign)
        elif sort == "NOT" and self.ends_clause(after) and (self.can or self.bare) and self.refuse():
            pass
        elif sort == "NOT" and self.refuses_verb():
            self.gap, self.bare = self.gap + 1, False
        elif sort == "NOT":
            pending.negated = True
            pending.open_at(sign)
        elif sort == "SECOND_OF" and self.touching and self.current is not None and self.current.day is not None:
            self.current.every, self.current.end = "2 weeks", sign.end
        elif sort == "EVERY" and sign.written in ALWAYS and self.touching and self.current is not None:
            self.current.every = "week" if isinstance(self.current.day, Weekday) else self.current.every
        elif sort in {"EVERY", "SECOND_OF"}:
            pending.every = "2" if sort == "SECOND_OF" else "1"
            pending.open_at(sign)
        elif sort in {"OR", "AND"}:
            pending.linked = True
        elif sort in {"ONTO", "TO"}:
            pending.onto = True
            pending.open_at(sign)
        elif sort == "RATHER":
            pending.rather = True
        elif sort == "CANNOT" and sign.written == "doch nicht" and after is not None and after.sort in TIMELY:
            pending.negated = True  # "doch nicht um 10, um 12"
            pending.open_at(sign)
        elif sort == "CANNOT":
            if not self.refuse() and sign.value == "me":
                pending.negated = True
                pending.open_at(sign)
        elif sort in {"EARLY", "LATE"}:
            self.shaded(sign)
        elif sort == "COMMA":
            self.bare = True
            self.pending = Pending(comma=True, rather=pending.rather)
        elif sort == "STOP" and (sign.written != "." or self.gap or after is None or after.sort not in CONTENT):
            self.close()
        elif sort == "BUT":
            self.after_but = True
            # unlike "spätestens aber am Dienstag" and "Donnerstag, aber zwischen 9 und 11"
            if pending.side is None and not (after is not None and after.sort == "RANGE"):
                self.close()
        elif sort in LEADING:
            if sort == "OF":
                pending.of = True
            elif (
                sign.written == "an"
                and self.touching
                and self.current is not None
                and self.current.side is None
                and self.since
            ):
                self.current.side, self.current.end = Side.FROM, sign.end  # "von 14 Uhr an"
            if sort not in {"FILL", "OF", "ONE"} or sign.written in {"den", "dem", "the"}:
                pending.open_at(sign)
        elif sort in {"MOVE", "APART"}:
            pass
        elif sign.written in PLAIN_NO and self.touching and self.ends_clause(after):
            self.refuse()
        else:
            self.gap += 1
            self.bare = False
            self.strange += sort not in {"FOLLOWS", "CAN"} and not self.able(sign)
            self.pending = Pending(rather=pending.rather, linked=False, comma=pending.comma and self.strange == 0)

    @property
    def mending(self) -> frozenset[str]:
        """Words that take back the time before them."""
        return self.words.mends if self.words is not None else frozenset()

    @property
    def touching(self) -> bool:
        """Whether the wish at hand was the last thing said."""
        return self.current is not None and self.gap == 0 and not self.closed

    def said_after(self, sign: Sign, after: Sign | None) -> bool:
        """ "Donnerstag spätestens": a bound said behind its day."""
        if not sign.written.startswith(SAID_AFTER) or (
            after is not None and after.sort in CONTENT | {"AT", "ON", "TO"}
        ):
            return False
        if not self.touching or self.current is None or self.current.now:
            return False
        if self.current.side is not None or self.current.until is not None:
            return False
        self.current.side, self.current.end = SIDES[sign.sort], sign.end
        return True

    def turns_after(self, sign: Sign, after: Sign | None) -> bool:
        """ "Je rentre à 17h30, donc après", "out until 4, come after that": the wish begins at the clock just named."""
        draft = self.current
        if sign.sort != "AFTER" or not (after is None or after.sort in {"STOP", "THIS"}):
            return False
        if draft is None or draft.clock is None or draft.until is not None or self.gap > MERGE_WITHIN:
            return False
        if draft.side not in {None, Side.BY, Side.BEFORE} or draft.negated:
            return False
        if self.before is not None and self.before.sort in {"QUARTER", "NUM"}:  # "es ist Viertel nach"
            return False
        draft.side, draft.end = Side.AFTER, sign.end
        return True

    def shaded(self, sign: Sign) -> None:
        """Early or late: of the wish just named ("demain tôt"), else of the next."""
        target = self.current if self.touching and self.current is not None else self.pending
        if sign.sort == "EARLY":
            target.early = True
        else:
            target.late = True
        if target is self.pending:
            self.pending.open_at(sign)

    def able(self, sign: Sign) -> bool:
        """Whether the word says that somebody can or is ("am Freitag kann ich ...")."""
        return self.words is not None and sign.written in self.words.able

    def ends_clause(self, after: Sign | None) -> bool:
        """Whether a "not" is the last word of its clause, but for "da" and the like."""
        return (
            after is None
            or after.written == "da"
            or after.sort in {"COMMA", "STOP", "BUT", "APART", "FOLLOWS", "RATHER"}
        )

    def refuses_verb(self) -> bool:
        """Whether a "not" belongs to the word before it: "der Drucker scannt nicht Freitag 9-11" wishes for Friday."""
        before, words = self.before, self.words
        if before is None or words is None or before.sort != "OTHER" or before.written in words.wish | words.able:
            return False
        return before.written.endswith(words.verb_ends) and before.written not in words.no_verbs

    def close(self) -> None:
        """End of a clause: nothing joins what came before."""
        self.closed = self.bare = True
        self.can = False
        self.pending = Pending(rather=self.pending.rather)

    def refuse(self) -> bool:
        """ "Freitag geht nicht": the wish just named is none, unless a thing or a comma stands between."""
        if self.current is None or self.strange or self.closed or self.pending.comma:
            return False
        self.current.negated = True
        self.closed = True
        return True

    def mend(self, sign: Sign) -> None:
        """ "Morgen um 9, nein, doch um 10", "monday sorry i mean wednesday": the new takes the place of the last."""
        draft, pending = self.current, self.pending
        taken_back = self.mended <= MENDED_WITHIN and draft is not None and not draft.negated
        self.mended = MENDED_WITHIN + 1
        if draft is None or not taken_back or pending.linked or pending.every is not None:
            return
        new = begun(sign, Pending(), None)
        kept = Draft(begin=sign.begin, end=sign.end, side=draft.side if pending.side is None else None)
        if new.day is None and new.clock is not None:
            kept.day, kept.part = draft.day, draft.part if draft.clock is not None else None
        elif new.day is not None and new.part is None and draft.day is not None:
            kept.clock, kept.until, kept.part = draft.clock, draft.until, draft.part
            self.lent = draft.timed
        else:
            return
        if pending.negated and not (self.before is not None and self.before.written in PLAIN_NO):
            return
        pending.negated = pending.rather = pending.comma = False
        self.drafts[-1] = self.current = kept
        self.gap, self.closed, self.strange = 0, False, 0

    def take(self, sign: Sign) -> None:
        """A time: it completes the wish at hand or begins one."""
        if self.moving and " bis " not in sign.written and (both := apart(sign)):
            self.pending = Pending()
            self.take(both[0])
            self.pending = Pending(onto=True)
            self.take(both[1])
            return
        pending, draft = self.pending, self.current
        self.since = pending.of
        new = begun(sign, self.pending, self.current if self.touching else None)
        if self.lent and draft is not None and new.day is None and new.timed and not pending.linked:
            draft.clock = draft.until = draft.part = None  # "mardi à 14h, non, mercredi à 15h"
            self.lent = False
        if limited := self.limited(new):
            for wish in limited:
                wish.limit, wish.end = (pending.side or Side.BY, new.clock or Clock(hour=0)), sign.end
        elif draft is not None and self.completes(draft, new, sign):
            merge(draft, new)
            if pending.side is not None:
                self.bound(draft, new, pending.side)
            draft.early, draft.late = draft.early or pending.early, draft.late or pending.late
            draft.end = sign.end
        elif (
            self.after_but
            and pending.side is not None
            and new.clock is not None
            and new.day is None
            and self.days_open()
        ):
            for day in self.days_open():
                day.clock, day.side = new.clock, pending.side
        elif self.touching and sign.written == "in giornata" and draft is not None and draft.day is not None:
            draft.end = sign.end  # "domani in giornata": some time that day
        elif draft is not None and draft.now and pending.side in {Side.FROM, Side.AFTER} and new.clock is not None:
            draft.now, draft.end = False, sign.end  # "asap but not before 5"
            draft.clock, draft.day, draft.side = new.clock, new.day, pending.side
        elif draft is not None and draft.now and pending.side in {Side.BY, Side.BEFORE} and self.gap <= MERGE_WITHIN:
            new.side = pending.side
            draft.deadline, draft.end = new, sign.end
        elif draft is not None and self.closes_range(draft, new):
            draft.until, draft.side = new.clock, None
            draft.end = sign.end
        else:
            new.side = None if isinstance(new.day, Days) and pending.side is Side.FROM else pending.side
            new.side = new.side if new.every is None or new.clock is not None else None
            new.refused = pending.refused
            new.early, new.late = pending.early, pending.late
            new.linked = (pending.linked or pending.comma) and self.gap == 0 and bool(self.drafts)
            if pending.rather and self.drafts and not new.linked:
                self.give_up_earlier()
            if pending.onto and self.moving:
                self.give_up_earlier()
            self.drafts.append(new)
            if not pending.than:
                self.current, self.rathered = new, pending.rather
        self.pending = Pending()
        self.gap = self.strange = 0
        self.closed = False

    def limited(self, new: Draft) -> list[Draft]:
        """ "Freitag, aber nicht nach acht", "morgen Nachmittag, nicht vor 14 Uhr": the wishes that a bound narrows."""
        side = self.pending.side if self.pending.refused else None
        if side is None or new.clock is None or new.day is not None or self.gap > MERGE_WITHIN:
            return []
        wished = [draft for draft in self.drafts if not draft.negated]
        narrowed = [
            draft
            for draft in wished
            if draft.clock is None and draft.side is None and (draft.part is not None or draft.day is not None)
        ]
        early = side is Side.FROM and any(draft.part is None for draft in narrowed)  # then it is a start like any other
        return narrowed if len(narrowed) == len(wished) and not early else []

    def days_open(self) -> list[Draft]:
        """The days named so far, if all of them lack a time and are wished for."""
        days = [draft for draft in self.drafts if not draft.negated]
        open_days = [draft for draft in days if draft.day is not None and not draft.timed and draft.side is None]
        return open_days if days and len(open_days) == len(days) else []

    def give_up_earlier(self) -> None:
        """ "Statt morgen lieber Donnerstag": what was named before is no longer wished."""
        for earlier in self.drafts:
            earlier.negated = True
            if earlier.side is Side.FROM:  # "von morgen auf Freitag"
                earlier.side = None

    def bound(self, draft: Draft, new: Draft, side: Side) -> None:
        """ "Freitag ab 10": the side belongs to the clock that follows."""
        if draft.side is None or new.clock is not None:
            draft.side = side

    def closes_range(self, draft: Draft, new: Draft) -> bool:
        """ "ab 14, aber vor 17 Uhr": two bounds of one wish."""
        return (
            self.pending.side in {Side.BEFORE, Side.BY}
            and draft.side in {Side.FROM, Side.AFTER}
            and draft.clock is not None
            and draft.until is None
            and new.clock is not None
            and new.day is None
            and self.gap <= 2
        )

    def completes(self, draft: Draft, new: Draft, sign: Sign) -> bool:
        """Whether the new time says of the wish at hand what is still open."""
        pending = self.pending
        if (
            self.closed
            or pending.negated != (draft.negated and pending.negated)
            or (pending.onto and self.moving and (new.day is not None or draft.clock is not None))
        ):
            return False
        if draft.every is not None and draft.day is None and not draft.timed and not pending.linked:
            return new.day is not None or new.timed
        if pending.linked:
            return False
        apart = draft.timed == new.timed or (draft.day is None) == (new.day is None)
        if pending.comma and apart and not clock_within(draft, new):
            return False
        if self.gap > MERGE_WITHIN:
            return False
        if draft.loose is not None and new.clock is not None and not draft.timed:
            return self.gap <= 2  # "nach der Arbeit, so ab halb sechs"
        if new.loose is not None or draft.loose is not None:
            return self.gap == 0 and (new.loose is None) != (draft.loose is None) and not draft.timed and not new.timed
        if draft.offset is not None or new.offset is not None or draft.ahead is not None or new.ahead is not None:
            return False
        if new.now or draft.now:  # "tomorrow asap"
            return self.gap == 0 and not draft.timed and not new.timed and (draft.day is None) != (new.day is None)
        if pending.side is not None and draft.side is not None:
            return False
        if new.every is not None and new.day is None and new.part is None:
            return draft.every is None
        if new.day is not None:
            return draft.day is None and self.gap <= 4 and pending.side is None
        if new.clock is not None:
            return draft.clock is None
        if new.part is not None:
            return draft.part is None or draft.part.endswith(f"_{new.part}") or new.part.endswith(f"_{draft.part}")
        return False


def clock_within(draft: Draft, new: Draft) -> bool:
    """ "Heute Abend, 20 Uhr": a clock in the part of the day named before it."""
    if (
        draft.part is None
        or draft.clock is not None
        or new.clock is None
        or new.day is not None
        or new.part is not None
    ):
        return False
    begin, end = PARTS[draft.part]
    return begin <= in_part(new.clock, draft.part) < end
