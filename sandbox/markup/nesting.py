"""Makes entities fit each other as Telegram's server does: what may not overlap goes, what may is cut at the borders.

Bold, italic, underline, strikethrough and spoiler can be cut; so `<b>see <a>this</a></b>` comes back as bold, bold and
a link. Code holds nothing else and is held by nothing but a quotation. Neither reads nor finds entities.
"""

from __future__ import annotations

from sandbox.markup.building import width
from sandbox.state import Json

_CUT = ("bold", "italic", "underline", "strikethrough", "spoiler")
_CODE = ("code", "pre")
_QUOTES = ("blockquote", "expandable_blockquote")
_RANK = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 11,
    "code": 20,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}
_OTHERS_RANK = 50


def _end(one: Json) -> int:
    return int(one["offset"] + one["length"])


def _order(one: Json) -> tuple[int, int, int]:
    return one["offset"], -one["length"], _RANK.get(one["type"], _OTHERS_RANK)


def fitted(entities: list[Json]) -> list[Json]:
    """The entities in Telegram's order, none of them across another's border."""
    entities = sorted(entities, key=_order)
    if _fit(entities):
        return entities
    quotes = _apart([one for one in entities if one["type"] in _QUOTES])
    whole = _apart([one for one in entities if one["type"] not in _QUOTES and one["type"] not in _CUT])
    whole = [one for one in whole if not any(_across(one, quote) for quote in quotes)]
    whole = sorted(whole + quotes, key=_order)
    return sorted(_cut([one for one in entities if one["type"] in _CUT], whole) + whole, key=_order)


def without_blanks(text: str, entities: list[Json]) -> list[Json]:
    """Bold and the like begin with the first sign that is seen; what would mark only blanks is dropped."""
    if not any(one["type"] in _CUT for one in entities):
        return entities
    # One sign per UTF-16 unit, so that an offset is an index.
    units = text if width(text) == len(text) else "".join(sign * 2 if sign > "\uffff" else sign for sign in text)
    kept = []
    for one in entities:
        start, end = one["offset"], _end(one)
        while one["type"] in _CUT and start < end and units[start] in " \n":
            start += 1
        if start < end:
            kept.append({**one, "offset": start, "length": end - start} if start > one["offset"] else one)
    return sorted(kept, key=_order)


def _fit(entities: list[Json]) -> bool:
    """Whether nothing is inside or beside anything else that would have to be cut, joined or dropped."""
    open_ones: list[Json] = []
    ends = dict.fromkeys(_CUT, -1)
    for one in entities:
        while open_ones and one["offset"] >= _end(open_ones[-1]):
            open_ones.pop()
        if open_ones and not (open_ones[-1]["type"] in _QUOTES and len(open_ones) == 1 and _inside(one, open_ones[0])):
            return False
        if one["type"] in _CUT:
            if ends[one["type"]] >= one["offset"]:
                return False
            ends[one["type"]] = _end(one)
        open_ones.append(one)
    return True


def _inside(one: Json, quote: Json) -> bool:
    return _end(one) <= _end(quote) and one["type"] not in _QUOTES


def _apart(entities: list[Json]) -> list[Json]:
    """Of those that overlap, the first."""
    kept: list[Json] = []
    for one in entities:
        if not kept or one["offset"] >= _end(kept[-1]):
            kept.append(one)
    return kept


def _across(one: Json, quote: Json) -> bool:
    """Whether something begins or ends outside a quotation that it overlaps."""
    overlaps = one["offset"] < _end(quote) and quote["offset"] < _end(one)
    return overlaps and not (quote["offset"] <= one["offset"] and _end(one) <= _end(quote))


def _cut(entities: list[Json], whole: list[Json]) -> list[Json]:
    """Bold and the like, joined where they touch, cut at the borders of the others and of each other, none in code."""
    cut = _Cut(entities)
    code = [one for one in whole if one["type"] in _CODE]
    for border in sorted({edge for one in whole for edge in (one["offset"], _end(one))}):
        before = len(cut.done)
        cut.up_to(border)
        if any(one["offset"] < border <= _end(one) for one in code):
            del cut.done[before:]
    cut.up_to(1 << 31)
    return cut.done


class _Cut:
    def __init__(self, entities: list[Json]) -> None:
        self.done: list[Json] = []
        self._left = list(reversed(entities))
        self._open: dict[str, list[int]] = {}
        """Where each kind that is open began, or was cut last, and where it ends."""

    def up_to(self, end: int) -> None:
        while self._left and self._left[-1]["offset"] < end:
            one = self._left.pop()
            span = self._open.get(one["type"])
            if span is not None and one["offset"] <= span[1]:
                span[1] = max(span[1], _end(one))
            else:
                self._flush(one["offset"])
                self._open[one["type"]] = [one["offset"], _end(one)]
        self._flush(end)

    def _flush(self, at: int) -> None:
        for kind in _CUT:
            span = self._open.get(kind)
            if span is None or span[0] >= at:
                continue
            stop = min(span[1], at)
            self.done.append({"type": kind, "offset": span[0], "length": stop - span[0]})
            if span[1] <= at:
                del self._open[kind]
            else:
                span[0] = at
