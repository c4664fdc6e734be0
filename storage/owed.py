"""What is owed to people: letters and cards. Refuses to render them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, bindparam, case, delete, func, select, update

from domain.vocabulary import Language
from storage.shares import in_shards
from storage.tables.people import ERASED, Person
from storage.tables.road import Card, Chat, Letter, Priority
from storage.unit import Insert, Unit, table_of

letter_table, card_table, chat_table = table_of(Letter), table_of(Card), table_of(Chat)
person_table = table_of(Person)

MOST_OWED = 1000
# Asked several times an update, so built once: putting a statement together costs more than SQLite needs to answer it.
UNREACHABLE = select(chat_table.c.id).where(chat_table.c.unreachable_since.is_not(None))
LETTER_OWED = (letter_table.c.sent_at.is_(None), letter_table.c.failed.is_(None))
CARD_OWED = (card_table.c.wished > card_table.c.shown, card_table.c.failed.is_(None))
FIRST = (
    select(func.min(letter_table.c.id).label("id"), func.count().label("waiting"))
    .where(*LETTER_OWED)
    .group_by(letter_table.c.chat)
    .subquery()
)
FIRST_LETTERS = (
    select(Letter, FIRST.c.waiting, person_table.c.language)
    .join(FIRST, FIRST.c.id == letter_table.c.id)
    .join(person_table, person_table.c.id == letter_table.c.chat, isouter=True)
    .where(letter_table.c.chat.not_in(UNREACHABLE))
    .order_by(letter_table.c.priority, letter_table.c.turn)
    .limit(MOST_OWED)
)
CARDS = (
    select(Card, chat_table.c.newest, person_table.c.language)
    .join(chat_table, chat_table.c.id == card_table.c.chat, isouter=True)
    .join(person_table, person_table.c.id == card_table.c.chat, isouter=True)
    .where(*CARD_OWED, chat_table.c.unreachable_since.is_(None))
    .order_by(card_table.c.priority, card_table.c.turn)
    .limit(MOST_OWED)
)
SHARDS_GIVEN: BindParameter[int] = bindparam("shards", expanding=True)
FIRST_LETTERS_OF = FIRST_LETTERS.where(in_shards(letter_table.c.chat, SHARDS_GIVEN))
CARDS_OF = CARDS.where(in_shards(card_table.c.chat, SHARDS_GIVEN))
COUNT_LETTERS = select(func.count()).where(*LETTER_OWED, letter_table.c.chat.not_in(UNREACHABLE))
COUNT_CARDS = select(func.count()).where(*CARD_OWED, card_table.c.chat.not_in(UNREACHABLE))


@dataclass(frozen=True, kw_only=True)
class Owed:
    """The next thing one chat is to be told: a letter or a card."""

    chat: int
    turn: int
    priority: int
    not_before: datetime | None
    letter: Letter | None = None
    card: Card | None = None
    newest: int = 0
    """The id of the newest message a person wrote in this chat; 0 when none is known."""
    language: Language | None = None
    """The language of the person whose chat it is; None for a group."""


def _owed(row: Letter | Card, language: Language | None, **more: Any) -> Owed:
    return Owed(
        chat=row.chat,
        turn=row.turn,
        priority=row.priority,
        not_before=row.not_before,
        language=language,
        **more,
    )


def since(turn: int) -> datetime:
    """When a turn was given: when the letter was written, or the card last wished."""
    return datetime.fromtimestamp(turn / 1_000_000, UTC)


WRITE = Insert(Letter, lambda insert: insert.on_conflict_do_nothing())
LAST_LETTER = (
    select(letter_table.c.message, letter_table.c.facts, letter_table.c.markup, letter_table.c.media)
    .where(*LETTER_OWED, letter_table.c.chat == bindparam("chat"))
    .order_by(letter_table.c.id.desc())
    .limit(1)
)


async def write(
    unit: Unit,
    chat: int,
    message: str,
    facts: dict[str, Any],
    *,
    key: str | None = None,
    markup: dict[str, Any] | None = None,
    media: dict[str, Any] | None = None,
    priority: Priority = Priority.ANSWER,
) -> None:
    """Owe `chat` a letter. The same key twice is one letter; so is, without a key, the same sentence twice in a row
    that has not been sent yet: somebody who presses a thousand times is answered, not flooded.
    """
    if chat < ERASED:
        return
    unit.owes = True
    if key is None and media is None and await _waits_already(unit, chat, (message, facts, markup, media)):
        return
    row = {
        "key": key or unit.key(),
        "chat": chat,
        "turn": unit.turn(),
        "priority": int(priority),
        "message": message,
        "facts": facts,
        "markup": markup,
        "media": media,
        "created_at": unit.now,
        "attempts": 0,
    }
    await unit.session.execute(WRITE.within(unit), row)


async def _waits_already(unit: Unit, chat: int, what: tuple[object, ...]) -> bool:
    """Whether the last letter that waits for this chat says the same."""
    found = (await unit.session.execute(LAST_LETTER, {"chat": chat})).first()
    return found is not None and tuple(found) == what


def _pressing(new: Any) -> ColumnElement[int]:
    """The priority of a card that is wished again: what waits already is not put back behind others."""
    waits = (card_table.c.wished > card_table.c.shown) & (card_table.c.priority < new)
    return case((waits, card_table.c.priority), else_=new)


WISH = Insert(
    Card,
    lambda insert: insert.on_conflict_do_update(
        index_elements=["chat", "subject"],
        set_={
            "wished": card_table.c.wished + 1,
            "turn": insert.excluded.turn,
            "priority": _pressing(insert.excluded.priority),
            "afresh": case((insert.excluded.afresh > 0, card_table.c.wished + 1), else_=card_table.c.afresh),
            "attempts": 0,
            "failed": None,
        },
    ),
)


async def wish(
    unit: Unit,
    chat: int,
    subject: str,
    *,
    priority: Priority = Priority.ANSWER,
    afresh: bool = False,
    silent: bool = False,
) -> None:
    """Wish that `chat` sees the present state of `subject`; with `afresh` as a new message at the bottom."""
    if chat < ERASED:
        return
    row = {
        "chat": chat,
        "subject": subject,
        "wished": 1,
        "shown": 0,
        "turn": unit.turn(),
        "priority": int(priority),
        "afresh": int(afresh),
        "silent": silent,
        "attempts": 0,
    }
    await unit.session.execute(WISH.within(unit), row)
    unit.owes = True


async def wish_everywhere(unit: Unit, subject: str, *, priority: Priority = Priority.OFFER) -> None:
    """Wish every card of this subject, in whatever chat it stands, to be brought up to date."""
    await unit.session.execute(
        update(card_table)
        .where(card_table.c.subject == subject)
        .values(
            wished=card_table.c.wished + 1,
            turn=unit.turn(),
            priority=_pressing(int(priority)),
            attempts=0,
            failed=None,
        )
    )
    unit.owes = True


async def next_of_each_chat(unit: Unit, *, of: Collection[int] | None = None) -> tuple[Sequence[Owed], bool]:
    """For every chat that is owed something, the first thing in its order, the most pressing chats first; and whether
    there is more behind these. Only `of` chats in these groups (storage/shares), if given.
    """
    if of is None:
        letters = (await unit.session.execute(FIRST_LETTERS)).all()
        cards = (await unit.session.execute(CARDS)).all()
    else:
        letters = (await unit.session.execute(FIRST_LETTERS_OF, {"shards": list(of)})).all()
        cards = (await unit.session.execute(CARDS_OF, {"shards": list(of)})).all()
    owed = [
        *(_owed(letter, language, letter=letter) for letter, _, language in letters),
        *(_owed(card, language, card=card, newest=newest or 0) for card, newest, language in cards),
    ]
    first: dict[int, Owed] = {}
    for item in sorted(owed, key=lambda item: item.turn):
        first.setdefault(item.chat, item)
    more = len(first) < len(owed) or len(owed) >= MOST_OWED or any(waiting > 1 for _, waiting, _ in letters)
    return sorted(first.values(), key=lambda item: (item.priority, item.turn)), more


async def count_owed(unit: Unit) -> int:
    """How many letters and cards are waiting to be delivered to chats that can be reached."""
    letters, cards = await unit.session.scalar(COUNT_LETTERS), await unit.session.scalar(COUNT_CARDS)
    return int(letters or 0) + int(cards or 0)


LETTER_SENT = (
    update(letter_table)
    .where(letter_table.c.id == bindparam("letter"))
    .values(sent_at=bindparam("at"), message_id=bindparam("shown_as"), facts={}, markup=None)
)


async def letter_gone(unit: Unit, letter_id: int) -> None:
    """A letter that is in the chat and is to leave no trace here."""
    await unit.session.execute(delete(letter_table).where(letter_table.c.id == letter_id))


async def letter_sent(unit: Unit, letter_id: int, message_id: int | None) -> None:
    """Record that a letter is in the chat."""
    await unit.session.execute(LETTER_SENT, {"letter": letter_id, "at": unit.now, "shown_as": message_id})


CARD_SHOWN = (
    update(card_table)
    .where(card_table.c.id == bindparam("card"))
    .values(
        shown=bindparam("version"),
        message_id=bindparam("shown_as"),
        fingerprint=bindparam("print"),
        attempts=0,
        not_before=None,
    )
)


async def card_shown(
    unit: Unit, card_id: int, *, version: int, message_id: int | None, fingerprint: str | None
) -> None:
    """Record which version of a card the chat shows; a wish made in the meantime stays, also that for a new message."""
    await unit.session.execute(
        CARD_SHOWN, {"card": card_id, "version": version, "shown_as": message_id, "print": fingerprint}
    )


async def put_off(unit: Unit, item: Owed, *, until: datetime, most: int, error: str) -> None:
    """Try again later; after `most` attempts the letter or card is set aside with its error."""
    table = letter_table if item.letter is not None else card_table
    row = item.letter or item.card
    if row is None:
        return
    attempts = row.attempts + 1
    await unit.session.execute(
        update(table)
        .where(table.c.id == row.id)
        .values(attempts=attempts, not_before=until, failed=error[:300] if attempts >= most else None)
    )


MARK_UNREACHABLE = Insert(
    Chat,
    lambda insert: insert.on_conflict_do_update(
        index_elements=["id"], set_={"unreachable_since": insert.excluded.unreachable_since}
    ),
)


async def mark_unreachable(unit: Unit, chat: int) -> None:
    """Nothing more is sent there until the person writes again (403)."""
    await unit.session.execute(MARK_UNREACHABLE.within(unit), {"id": chat, "newest": 0, "unreachable_since": unit.now})


HEARD_FROM = Insert(
    Chat,
    lambda insert: insert.on_conflict_do_update(
        index_elements=["id"],
        set_={
            "newest": case(
                (insert.excluded.newest > chat_table.c.newest, insert.excluded.newest), else_=chat_table.c.newest
            ),
            "unreachable_since": None,
        },
    ),
)


async def heard_from(unit: Unit, chat: int, message_id: int) -> None:
    """A person wrote in this chat: it can be reached, and cards above that message stand too high."""
    await unit.session.execute(HEARD_FROM.within(unit), {"id": chat, "newest": message_id})
    unit.owes = True  # what was held back while the chat could not be reached


MOVE = Insert(
    Chat,
    lambda insert: insert.on_conflict_do_update(index_elements=["id"], set_={"moved_to": insert.excluded.moved_to}),
)


async def chat_moved(unit: Unit, old: int, new: int) -> None:
    """A group became a supergroup: what is owed follows; messages of the old chat can no longer be edited.

    A card that was wished at both addresses is one card there. Every card is looked at again in the new chat; what
    has nothing new to say is recognised by its fingerprint (bot/delivery) and not posted a second time.
    """
    await unit.session.execute(MOVE.within(unit), {"id": old, "newest": 0, "moved_to": new})
    await unit.session.execute(update(chat_table).where(chat_table.c.moved_to == old).values(moved_to=new))
    await unit.session.execute(
        update(letter_table).where(letter_table.c.chat == old, letter_table.c.sent_at.is_(None)).values(chat=new)
    )
    there = select(card_table.c.subject).where(card_table.c.chat == new).scalar_subquery()
    await unit.session.execute(delete(card_table).where(card_table.c.chat == old, card_table.c.subject.in_(there)))
    await unit.session.execute(
        update(card_table)
        .where(card_table.c.chat == old)
        .values(chat=new, message_id=None, shown=0, attempts=0, failed=None)
    )
    unit.owes = True


PRESENT_ADDRESS = select(chat_table.c.moved_to).where(chat_table.c.id == bindparam("chat"))


async def present_address(unit: Unit, chat: int) -> int:
    """Where a chat of the configuration lives now."""
    moved = await unit.session.scalar(PRESENT_ADDRESS, {"chat": chat})
    return int(moved) if moved is not None else chat


async def call(unit: Unit, chat: int, method: str, **parameters: int) -> None:
    """Owe a call of another method than sendMessage, in the order of `chat`; harmless when it happens twice."""
    await write(unit, chat, "", {}, media={"call": method, "parameters": parameters})


NEWEST_CARDS = (
    select(card_table.c.subject)
    .where(card_table.c.chat == bindparam("chat"))
    .order_by(card_table.c.message_id.is_not(None), card_table.c.message_id.desc(), card_table.c.turn.desc())
    .limit(bindparam("at_most"))
)


async def newest_cards(unit: Unit, chat: int, *, at_most: int) -> Sequence[str]:
    """The subjects of the cards that stand lowest in a chat, the lowest first; those not shown yet come before them."""
    return list(await unit.session.scalars(NEWEST_CARDS, {"chat": chat, "at_most": at_most}))


async def fingerprint_of(unit: Unit, chat: int, subject: str) -> str | None:
    """What is on the screen of a subject's card; None while nothing is."""
    query = select(card_table.c.fingerprint).where(card_table.c.chat == chat, card_table.c.subject == subject)
    return (await unit.session.scalars(query)).first()


async def subject_of(unit: Unit, chat: int, message_id: int) -> str | None:
    """What the card that stands in this message is about; None when it is no card."""
    query = select(card_table.c.subject).where(card_table.c.chat == chat, card_table.c.message_id == message_id)
    return (await unit.session.scalars(query)).first()
