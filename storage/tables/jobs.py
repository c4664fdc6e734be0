"""Needs, jobs, the offers made for them, their history and their reviews."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from domain.job import Role, Status, Step
from domain.vocabulary import Category, Kind, Language, Urgency
from storage.tables.columns import NEVER_AGAIN, choice, telegram_id


class NeedState(StrEnum):
    """Where a need is before it becomes a job."""

    DRAFT = "draft"
    BOOKED = "booked"
    DROPPED = "dropped"


class Answer(StrEnum):
    """What became of an offer to one helper."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LAPSED = "lapsed"  # taken by another, or no longer wanted


def person_key(**options: Any) -> Any:
    """A column that points at a person."""
    return Field(sa_column=Column(BigInteger, ForeignKey("person.id"), nullable=False, **options))


class NeedRow(SQLModel, table=True):
    """A need while it is being described. One draft per person."""

    __tablename__ = "need"
    __table_args__ = (
        Index(
            "need_one_draft",
            "person_id",
            unique=True,
            sqlite_where=text("state = 'draft'"),
            postgresql_where=text("state = 'draft'"),
        ),
        NEVER_AGAIN,
    )
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = person_key()
    state: NeedState = choice(NeedState, default=NeedState.DRAFT)
    language: Language = choice(Language)
    category: Category | None = choice(Category, default=None, nullable=True)
    kind: Kind | None = choice(Kind, default=None, nullable=True)
    devices: list[str] = Field(default=[], sa_type=JSON)
    words: str = ""
    place: str | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    postal_code: str | None = None
    uncertainty_km: float | None = None
    urgency: Urgency | None = choice(Urgency, default=None, nullable=True)
    wish_start: datetime | None = None
    wish_end: datetime | None = None
    wish_grain: str | None = None
    wish_more: dict[str, Any] | None = Field(default=None, sa_type=JSON)  # see actions/wishes
    crowd: str | None = None
    slot_start: datetime | None = None
    slot_end: datetime | None = None
    immediate: bool = False
    street: str | None = None
    phone: str | None = None
    calls_allowed: bool = True
    photos: list[str] = Field(default=[], sa_type=JSON)
    readings: list[Any] = Field(
        default=[], sa_type=JSON
    )  # doubts: what the customer is asked to choose from, see actions/needs.Reading
    further: list[Any] = Field(default=[], sa_type=JSON)  # other problems named in the same breath
    view: str = ""  # which side of the card is up: "", edit, calendar, day:2026-11-24
    hint: str = ""  # of self-help: open, "answered", or none
    asked: int = 0
    misses: int = 0
    created_at: datetime
    touched_at: datetime


class Job(SQLModel, table=True):
    """A confirmed need with slot, place and quote, looking for or having a helper."""

    __tablename__ = "job"
    __table_args__ = (
        Index("job_of_helper", "helper_id", "status"),
        Index("job_of_customer", "customer_id", "status"),
        NEVER_AGAIN,
    )
    id: int | None = Field(default=None, primary_key=True)
    need_id: int = Field(foreign_key="need.id", unique=True)
    customer_id: int = person_key()
    region: str
    crowd: str
    category: Category = choice(Category)
    kind: Kind | None = choice(Kind, default=None, nullable=True)
    devices: list[str] = Field(sa_type=JSON)
    words: str
    photos: list[str] = Field(default=[], sa_type=JSON)
    language: Language = choice(Language)
    area: str  # what anybody may read: postal code and town
    lat: float
    lon: float
    street: str | None = None
    phone: str | None = None
    calls_allowed: bool = True
    slot_start: datetime
    slot_end: datetime
    immediate: bool
    length_minutes: int
    quote: dict[str, Any] = Field(sa_type=JSON)
    currency: str
    low: int
    high: int
    net_low: int
    net_high: int
    commission_percent: int
    minimum_fee: int
    status: Status = choice(Status, default=Status.OFFERED, index=True)
    helper_id: int | None = telegram_id(default=None)
    offer_version: int = 1
    wave: int = 0
    asked: int = 0  # helpers asked in this round of dispatch
    created_at: datetime
    accepted_at: datetime | None = None
    first_accepted_at: datetime | None = None
    arrival_at: datetime | None = None  # what was promised to the customer
    arrived_at: datetime | None = None
    done_at: datetime | None = None
    settled_at: datetime | None = None
    settled_by: Role | None = choice(Role, default=None, nullable=True)
    consent_asked: int | None = None  # a higher price the helper asks for, waiting for the customer
    consent_why: str | None = None  # what the helper says there is more to do
    consented: int | None = None  # the higher price the customer agreed to
    consent_denied: int | None = None  # the higher price the customer did not agree to
    final: int | None = None
    commission: int | None = None
    reason: str | None = None
    next_slots: list[Any] = Field(default=[], sa_type=JSON)
    customer_view: str = ""  # which side of the customer's card is up: "", cancel, reschedule
    helper_view: str = ""  # of the helper's: "", price, extra, release, not_done


class Offer(SQLModel, table=True):
    """One helper being asked about one job, in one wave."""

    __tablename__ = "offer"
    __table_args__ = (
        UniqueConstraint("job_id", "helper_id", "version"),
        Index("offer_of_helper", "helper_id", "answer"),
    )
    id: int | None = Field(default=None, primary_key=True)
    job_id: int = Field(foreign_key="job.id")
    helper_id: int = person_key()
    version: int
    wave: int
    answer: Answer = choice(Answer, default=Answer.ASKED)
    distance_m: int
    travel_minutes: int
    asked_at: datetime
    answered_at: datetime | None = None
    reason: str | None = None


class History(SQLModel, table=True):
    """Every step a job has taken: when, from where, by whom, why."""

    __tablename__ = "history"
    id: int | None = Field(default=None, primary_key=True)
    job_id: int = Field(foreign_key="job.id", index=True)
    at: datetime
    step: Step = choice(Step)
    came_from: Status = choice(Status, check="came_from")
    leads_to: Status = choice(Status, check="leads_to")
    role: Role = choice(Role)
    person_id: int | None = telegram_id(default=None)
    reason: str | None = None


class Review(SQLModel, table=True):
    """What the customer thought of the visit. One per job; more can be added to it, nothing counted twice."""

    __tablename__ = "review"
    __table_args__ = (Index("review_of_customer", "customer_id"),)
    job_id: int = Field(foreign_key="job.id", primary_key=True)
    customer_id: int = person_key()
    helper_id: int = person_key()
    stars: int
    again: bool | None = None
    words: str | None = None
    created_at: datetime
