"""Everything the database knows of one person, table by table. Refuses to change any of it: storage/erasing does.

A table that can name a person and is not here makes a test fail.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import SQLModel

from storage.tables.jobs import History, Job, NeedRow, Offer, Review
from storage.tables.people import Audit, Helper, Membership, OnDuty, Person
from storage.tables.road import Alarm, Card, Chat, Inbox, Letter, Misread, Talk
from storage.unit import Unit, table_of

Whose = Callable[[Any, int], ColumnElement[bool]]


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of what is known: the rows of a table that are a person's, without what is another person's."""

    name: str
    model: type[SQLModel]
    whose: Whose
    hidden: frozenset[str] = frozenset()


def _section(name: str, model: type[SQLModel], whose: Whose, *hidden: str) -> Section:
    return Section(name=name, model=model, whose=whose, hidden=frozenset(hidden))


OF_THE_CUSTOMER = ("customer_id", "words", "photos", "street", "phone", "calls_allowed", "lat", "lon", "customer_view")
SECTIONS = (
    _section("person", Person, lambda c, who: c.id == who),
    _section("helper", Helper, lambda c, who: c.person_id == who, "decided_by"),
    _section("on_duty", OnDuty, lambda c, who: c.helper_id == who),
    _section("memberships", Membership, lambda c, who: c.person_id == who),
    _section("needs", NeedRow, lambda c, who: c.person_id == who),
    _section("bookings", Job, lambda c, who: c.customer_id == who, "helper_id", "helper_view"),
    _section("jobs", Job, lambda c, who: c.helper_id == who, *OF_THE_CUSTOMER),
    _section("offers", Offer, lambda c, who: c.helper_id == who),
    _section("steps", History, lambda c, who: c.person_id == who),
    _section("reviews_given", Review, lambda c, who: c.customer_id == who, "helper_id"),
    _section("reviews_received", Review, lambda c, who: c.helper_id == who, "customer_id"),
    _section("alarms", Alarm, lambda c, who: c.person == who, "taken_by"),
    _section("commands_about", Audit, lambda c, who: c.subject == str(who), "who"),
    _section("commands_given", Audit, lambda c, who: c.who == who),
    _section("messages_received", Inbox, lambda c, who: c.person == who),
    _section("messages_owed_and_sent", Letter, lambda c, who: c.chat == who),
    _section("cards", Card, lambda c, who: c.chat == who),
    _section("misread", Misread, lambda c, who: c.person == who),
    _section("waiting_for", Talk, lambda c, who: or_(c.person == who, c.chat == who)),
    _section("chat", Chat, lambda c, who: c.id == who),
)


async def export(unit: Unit, person_id: int) -> dict[str, list[dict[str, Any]]]:
    """Everything by section; times in ISO 8601, amounts in minor units of their currency."""
    return {section.name: await _rows(unit, section, person_id) for section in SECTIONS}


async def _rows(unit: Unit, section: Section, person_id: int) -> list[dict[str, Any]]:
    table = table_of(section.model)
    columns = [column for column in table.columns if column.name not in section.hidden]
    found = await unit.session.execute(select(*columns).where(section.whose(table.c, person_id)))
    return [{name: _plain(value) for name, value in row._mapping.items()} for row in found]


def _plain(value: Any) -> Any:
    match value:
        case datetime():
            return value.isoformat()
        case Enum():
            return value.value
        case _:
            return value
