"""The road of a message: what came in, what is owed, what is due, where a talk stands."""

from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, SmallInteger, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.tables.columns import NEVER_AGAIN, choice, telegram_id


class InboxState(StrEnum):
    """What became of an update."""

    NEW = "new"
    DONE = "done"
    ASIDE = "aside"


class Priority(IntEnum):
    """Who is served first when Telegram's limits bite: smaller is sooner."""

    ANSWER = 0
    OFFER = 1
    REMINDER = 2
    BROADCAST = 3


class Inbox(SQLModel, table=True):
    """One update as it came, kept before it is acknowledged. `person` orders the work: one queue per person."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("bot", "update_id"),
        Index("inbox_of_person", "person", "id"),
        Index("inbox_waiting", "id", sqlite_where=text("state = 'new'"), postgresql_where=text("state = 'new'")),
        Index("inbox_aside", "id", sqlite_where=text("state = 'aside'"), postgresql_where=text("state = 'aside'")),
        NEVER_AGAIN,
    )
    id: int | None = Field(default=None, primary_key=True)
    bot: int = telegram_id()
    update_id: int = telegram_id()
    person: int = telegram_id()
    update: dict[str, Any] = Field(sa_type=JSON)
    received_at: datetime
    state: InboxState = choice(InboxState, default=InboxState.NEW)
    attempts: int = 0
    error: str | None = None
    done_at: datetime | None = None


class Letter(SQLModel, table=True):
    """A message sent once, in order per chat. Sentence and buttons are ids; the language is the reader's."""

    __tablename__ = "letter"
    __table_args__ = (
        Index(
            "letter_owed",
            "chat",
            "turn",
            sqlite_where=text("sent_at IS NULL"),
            postgresql_where=text("sent_at IS NULL"),
        ),
        Index(
            "letter_of_alarm",
            "chat",
            "message_id",
            sqlite_where=text("message = 'alarm-relayed'"),
            postgresql_where=text("message = 'alarm-relayed'"),
        ),
        Index(
            "letter_relayed",
            "chat",
            "id",
            sqlite_where=text("message = 'relayed'"),
            postgresql_where=text("message = 'relayed'"),
        ),
        Index(
            "letter_failed", "id", sqlite_where=text("failed IS NOT NULL"), postgresql_where=text("failed IS NOT NULL")
        ),
        NEVER_AGAIN,
    )
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    chat: int = telegram_id()
    turn: int = telegram_id()
    priority: int = Field(default=0, sa_type=SmallInteger)
    message: str
    facts: dict[str, Any] = Field(sa_type=JSON)
    markup: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    media: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    created_at: datetime
    not_before: datetime | None = None
    attempts: int = 0
    sent_at: datetime | None = None
    message_id: int | None = telegram_id(default=None)
    failed: str | None = None


class Card(SQLModel, table=True):
    """A message that always shows the present state of one subject. Only versions stand here, never content."""

    __tablename__ = "card"
    __table_args__ = (
        UniqueConstraint("chat", "subject"),
        Index(
            "card_owed", "chat", "turn", sqlite_where=text("wished > shown"), postgresql_where=text("wished > shown")
        ),
        Index(
            "card_failed", "id", sqlite_where=text("failed IS NOT NULL"), postgresql_where=text("failed IS NOT NULL")
        ),
        NEVER_AGAIN,
    )
    id: int | None = Field(default=None, primary_key=True)
    chat: int = telegram_id()
    subject: str
    wished: int = 1
    shown: int = 0
    turn: int = telegram_id()
    priority: int = Field(default=0, sa_type=SmallInteger)
    message_id: int | None = telegram_id(default=None)
    afresh: int = 0  # the last version wished as a new message below; the old message loses its buttons
    fingerprint: str | None = None  # of what is shown: an edit that changes nothing is never sent
    silent: bool = False
    not_before: datetime | None = None
    attempts: int = 0
    failed: str | None = None


class Timer(SQLModel, table=True):
    """Look again at something when it is due. Late, early or twice is harmless: the handler checks the state."""

    __tablename__ = "timer"
    __table_args__ = NEVER_AGAIN
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kind: str
    due_at: datetime = Field(index=True)
    facts: dict[str, Any] = Field(sa_type=JSON)
    attempts: int = 0


class Talk(SQLModel, table=True):
    """What the bot waits for in one chat from one person. No row: nothing in particular."""

    __tablename__ = "talk"
    person: int = telegram_id(primary_key=True)
    chat: int = telegram_id(primary_key=True)
    state: str
    facts: dict[str, Any] = Field(sa_type=JSON)


class Chat(SQLModel, table=True):
    """What is known of a chat: the newest message of a person there, where it moved, whether it can be reached."""

    __tablename__ = "chat"
    id: int = telegram_id(primary_key=True)
    newest: int = telegram_id(default=0)
    moved_to: int | None = telegram_id(default=None)
    unreachable_since: datetime | None = None


class Lease(SQLModel, table=True):
    """Which worker serves a group of people and chats, where several share the load; milliseconds since 1970."""

    __tablename__ = "lease"
    shard: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    holder: str | None = None
    until: int = Field(default=0, sa_type=BigInteger)


class Peer(SQLModel, table=True):
    """A worker that shares the load, and when it was last seen."""

    __tablename__ = "peer"
    name: str = Field(primary_key=True)
    seen_at: int = Field(sa_type=BigInteger)


class Alarm(SQLModel, table=True):
    """Something the admins should look at; one of them takes it."""

    __tablename__ = "alarm"
    __table_args__ = NEVER_AGAIN
    id: int | None = Field(default=None, primary_key=True)
    subject: str = Field(unique=True)
    kind: str
    job_id: int | None = None
    person: int | None = telegram_id(default=None)
    facts: dict[str, Any] = Field(default={}, sa_type=JSON)
    opened_at: datetime
    rang_at: datetime  # the last time
    count: int = 1  # how often it has rung
    taken_by: int | None = telegram_id(default=None)
    taken_at: datetime | None = None
    closed_at: datetime | None = None


class HintCount(SQLModel, table=True):
    """How often a hint for self-help was given, and whether it helped; nobody stands in it."""

    __tablename__ = "hint"
    hint: str = Field(primary_key=True)
    given: int = 0
    helped: int = 0
    failed: int = 0


class Misread(SQLModel, table=True):
    """Words that were not understood, without what would tell who said them; kept as long as words are.

    `person` is shown to nobody: it is there so that the words go when the person does.
    """

    __tablename__ = "misread"
    id: int | None = Field(default=None, primary_key=True)
    person: int | None = telegram_id(default=None, index=True)
    words: str
    language: str | None = None
    intent: str
    confidence: float
    why: str  # lost, unsure, corrected, human
    at: datetime = Field(index=True)
