"""People: everybody who ever wrote, the helpers among them, who is on duty where, and what admins did."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index
from sqlmodel import Field, SQLModel

from domain.moderation import Standing as Standing
from domain.vocabulary import Language
from storage.tables.columns import choice, telegram_id

ERASED = -(2**52)
"""Below this stand those who were erased: no id of Telegram's, no chat, nobody anything is told."""


class Person(SQLModel, table=True):
    """Anybody who ever wrote to the bot. The id is Telegram's."""

    __tablename__ = "person"
    id: int = telegram_id(primary_key=True)
    first_name: str
    language: Language = choice(Language, default=Language.DE)
    language_chosen: bool = False
    created_at: datetime
    unreachable_since: datetime | None = None
    banned_until: datetime | None = None
    ban_reason: str | None = None
    misses: int = 0  # messages in a row that were not understood
    home: dict[str, Any] | None = Field(default=None, sa_type=JSON)  # see actions/homes


class Helper(SQLModel, table=True):
    """A person who helps, or applies to. `hours`: {"1": [[480, 1200]]}, minutes of the local day, Monday is 1."""

    __tablename__ = "helper"
    person_id: int = Field(sa_column=Column(BigInteger, ForeignKey("person.id"), primary_key=True))
    standing: Standing = choice(Standing, index=True)
    former: Standing | None = choice(
        Standing, check="former", default=None, nullable=True
    )  # before a suspension or ban
    name: str
    crowd: str
    region: str
    place: str
    lat: float
    lon: float
    radius_km: int
    skills: list[str] = Field(sa_type=JSON)
    languages: list[str] = Field(sa_type=JSON)
    travel: str = "car"
    hours: dict[str, Any] = Field(default={}, sa_type=JSON)
    on_duty: bool = False
    unanswered: int = 0
    stars_sum: int = 0
    reviews: int = 0
    jobs_done: int = 0
    applied_at: datetime | None = None
    decided_at: datetime | None = None
    decided_by: int | None = telegram_id(default=None)
    reason: str | None = None
    until: datetime | None = None  # the end of a suspension or ban; None with either: until it is lifted

    @property
    def first_name(self) -> str:
        """What customers read of the name."""
        return next(iter(self.name.split()), self.name)


class OnDuty(SQLModel, table=True):
    """Who is available now, by skill and grid cell: a projection written with every change of duty."""

    __tablename__ = "on_duty"
    __table_args__ = (Index("on_duty_near", "skill", "cell"),)
    helper_id: int = telegram_id(primary_key=True)
    skill: str = Field(primary_key=True)
    cell: int
    lat: float
    lon: float
    radius_km: int


class Membership(SQLModel, table=True):
    """Who is in the admin chat and the helper chats, as Telegram reports it."""

    __tablename__ = "membership"
    chat: int = telegram_id(primary_key=True)
    person_id: int = telegram_id(primary_key=True)
    status: str


class Audit(SQLModel, table=True):
    """Every command of an admin: who, what, when, why, and what came of it."""

    __tablename__ = "audit"
    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(index=True)
    who: int = telegram_id()
    chat: int = telegram_id()
    command: str
    subject: str | None = None
    why: str | None = None
    outcome: str
