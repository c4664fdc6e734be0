"""Helpers, and who of them is on duty near a point. Refuses to rank them: domain/matching does."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, Select, String, bindparam, cast, delete, func, insert, or_, select

from domain.travel import cell, cells_around
from storage.tables.people import Helper, OnDuty, Standing
from storage.unit import Unit, table_of

helper_table, duty_table = table_of(Helper), table_of(OnDuty)


async def find(unit: Unit, person_id: int) -> Helper | None:
    """The helper, or applicant, with this Telegram id."""
    return await unit.session.get(Helper, person_id)


async def lock(unit: Unit, person_id: int) -> Helper | None:
    """The helper, locked until the unit ends, so that two jobs cannot be accepted side by side."""
    return await unit.session.get(Helper, person_id, with_for_update=True, populate_existing=True)


async def add(unit: Unit, helper: Helper) -> Helper:
    """Keep a new applicant."""
    unit.session.add(helper)
    await unit.session.flush()
    return helper


async def project_duty(unit: Unit, helper: Helper) -> None:
    """Bring the projection of who is on duty in line with this helper: in the same unit as the change."""
    await unit.session.execute(delete(duty_table).where(duty_table.c.helper_id == helper.person_id))
    if not helper.on_duty or helper.standing is not Standing.APPROVED:
        return
    at = cell(helper.lat, helper.lon)
    rows = [
        {
            "helper_id": helper.person_id,
            "skill": skill,
            "cell": at,
            "lat": helper.lat,
            "lon": helper.lon,
            "radius_km": helper.radius_km,
        }
        for skill in helper.skills
    ]
    if rows:
        await unit.session.execute(insert(duty_table).values(rows))


def _on_duty_near() -> Select[Helper]:
    lat: BindParameter[float] = bindparam("lat")
    lon: BindParameter[float] = bindparam("lon")
    north_south = duty_table.c.lat - lat
    east_west = (duty_table.c.lon - lon) * 0.68  # the cosine of 47 degrees: only an order, the exact test follows
    ranked = (
        select(duty_table.c.helper_id)
        .where(duty_table.c.skill == bindparam("skill"), duty_table.c.cell.in_(bindparam("cells", expanding=True)))
        .order_by(north_south * north_south + east_west * east_west)
        .limit(bindparam("most"))
    )
    return select(Helper).where(helper_table.c.person_id.in_(ranked))


ON_DUTY_NEAR = _on_duty_near()


async def on_duty_near(
    unit: Unit, skill: str, lat: float, lon: float, radius_km: float, *, limit: int = 200
) -> Sequence[Helper]:
    """Helpers on duty with this skill whose cell a circle touches, nearest first (squared equirectangular)."""
    cells = sorted(cells_around(lat, lon, radius_km))
    where = {"skill": skill, "cells": cells, "lat": lat, "lon": lon, "most": limit}
    return (await unit.session.scalars(ON_DUTY_NEAR, where)).all()


APPROVED_WITH = select(Helper).where(
    helper_table.c.standing == Standing.APPROVED,
    helper_table.c.region == bindparam("region"),
    cast(helper_table.c.skills, String).like(bindparam("skill")),
)


async def approved_with(unit: Unit, skill: str, region: str) -> Sequence[Helper]:
    """Every approved helper of a region with this skill, on duty or not: who could serve a later slot."""
    where = {"region": region, "skill": f'%"{skill}"%'}
    return (await unit.session.scalars(APPROVED_WITH, where)).all()


async def search(unit: Unit, word: str | None = None, *, standing: Standing | None = None) -> Sequence[Helper]:
    """Helpers by name, id or standing, for the admins."""
    query = select(Helper).order_by(helper_table.c.name).limit(50)
    if standing is not None:
        query = query.where(helper_table.c.standing == standing)
    if word:
        by_name: Any = helper_table.c.name.icontains(word, autoescape=True)
        is_id = word.isdecimal() and len(word) < 19
        query = query.where(or_(by_name, helper_table.c.person_id == int(word)) if is_id else by_name)
    return (await unit.session.scalars(query)).all()


async def named(unit: Unit, word: str) -> Sequence[Helper]:
    """Helpers whose name begins with this word, in capitals or not, the shortest name first."""
    ways = {word, word.lower(), word.upper(), word.capitalize(), word.title()}  # SQLite folds the case of ASCII only
    begins = or_(*(helper_table.c.name.istartswith(way, autoescape=True) for way in sorted(ways)))
    query = select(Helper).where(begins).order_by(func.length(helper_table.c.name), helper_table.c.name).limit(20)
    return (await unit.session.scalars(query)).all()


async def count_by_standing(unit: Unit) -> dict[Standing, int]:
    """How many helpers stand where."""
    rows = await unit.session.execute(select(helper_table.c.standing, func.count()).group_by(helper_table.c.standing))
    return {row[0]: row[1] for row in rows}


async def count_on_duty(unit: Unit, region: str | None = None) -> int:
    """How many approved helpers are on duty."""
    query = select(func.count()).where(helper_table.c.on_duty, helper_table.c.standing == Standing.APPROVED)
    if region is not None:
        query = query.where(helper_table.c.region == region)
    return int(await unit.session.scalar(query) or 0)
