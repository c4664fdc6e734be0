"""Every table needbot keeps, one file a subject. Refuses queries: those stand in storage/ by noun."""

from sqlmodel import SQLModel

from storage.tables.jobs import History, Job, NeedRow, Offer, Review
from storage.tables.lookups import Lookup, Turn
from storage.tables.people import Audit, Helper, Membership, OnDuty, Person
from storage.tables.road import Alarm, Card, Chat, HintCount, Inbox, Letter, Misread, Talk, Timer

metadata = SQLModel.metadata

__all__ = [
    "Alarm",
    "Audit",
    "Card",
    "Chat",
    "Helper",
    "HintCount",
    "History",
    "Inbox",
    "Job",
    "Letter",
    "Lookup",
    "Membership",
    "Misread",
    "NeedRow",
    "Offer",
    "OnDuty",
    "Person",
    "Review",
    "Talk",
    "Timer",
    "Turn",
    "metadata",
]
