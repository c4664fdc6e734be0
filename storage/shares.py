"""Which worker serves whom, where several share the load on PostgreSQL. Refuses SQLite, which one process writes.

People and chats fall into SHARDS groups by their number. A worker holds a lease on some of them and renews it; while it
holds, nobody else works what these people say or sends what these chats are owed: each keeps one order. A worker that
dies renews nothing, and the others take its groups when the lease has run out. Nothing depends on it for correctness:
what two workers might still do at once is decided by the conditional UPDATEs of the inbox, the jobs and the timers.

Time here is the database's own, in milliseconds: machines whose clocks differ agree on it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, cast, delete, extract, func, or_, select, update

from storage.tables.road import Lease, Peer
from storage.unit import Insert, Unit, table_of

lease, peer = table_of(Lease), table_of(Peer)
SHARDS = 32
NOW = cast(extract("epoch", func.clock_timestamp()) * 1000, BigInteger)
FORGOTTEN = 20
"""A worker not seen for so many leases is forgotten."""
ADD = Insert(Lease, lambda insert: insert.on_conflict_do_nothing())
SEEN = Insert(
    Peer,
    lambda insert: insert.on_conflict_do_update(index_elements=["name"], set_={"seen_at": insert.excluded.seen_at}),
)


@dataclass(frozen=True, kw_only=True)
class Share:
    """What a worker holds; `surplus` of it is more than its part, and is to be let go of when nothing is in hand."""

    held: frozenset[int]
    surplus: frozenset[int]
    workers: int


def shard_of(number: int) -> int:
    """The group of a person or chat."""
    return number % SHARDS


def in_shards(column: Any, shards: Any) -> ColumnElement[bool]:
    """The same in SQL, where the remainder of a negative number is negative."""
    found: ColumnElement[bool] = ((column % SHARDS + SHARDS) % SHARDS).in_(shards)
    return found


async def hold(unit: Unit, name: str, *, lease_for: timedelta) -> Share:
    """Renew what this worker holds and take what is free, up to its part: all groups divided by all workers alive."""
    length = int(lease_for.total_seconds() * 1000)
    await unit.session.execute(ADD.within(unit), [{"shard": shard} for shard in range(SHARDS)])
    moment = int((await unit.session.scalar(select(NOW))) or 0)
    await unit.session.execute(SEEN.within(unit), {"name": name, "seen_at": moment})
    await unit.session.execute(delete(peer).where(peer.c.seen_at < moment - FORGOTTEN * length))
    alive = select(func.count()).select_from(peer).where(or_(peer.c.seen_at >= moment - length, peer.c.name == name))
    workers = int(await unit.session.scalar(alive) or 1)
    renewed = update(lease).where(lease.c.holder == name).values(until=moment + length).returning(lease.c.shard)
    held = set((await unit.session.scalars(renewed)).all())
    part = ceil(SHARDS / workers)
    if len(held) < part:
        free = (
            select(lease.c.shard)
            .where(or_(lease.c.holder.is_(None), lease.c.until < moment))
            .order_by(lease.c.shard)
            .limit(part - len(held))
            .with_for_update(skip_locked=True)
        )
        taken = update(lease).where(lease.c.shard.in_(free)).values(holder=name, until=moment + length)
        held |= set((await unit.session.scalars(taken.returning(lease.c.shard))).all())
    return Share(held=frozenset(held), surplus=frozenset(sorted(held)[part:]), workers=workers)


async def let_go(unit: Unit, name: str, shards: Collection[int]) -> None:
    """Hold these no more: others may take them at once."""
    await unit.session.execute(
        update(lease).where(lease.c.holder == name, lease.c.shard.in_(list(shards))).values(holder=None, until=0)
    )


async def leave(unit: Unit, name: str) -> None:
    """This worker stops: everything it held is free."""
    await unit.session.execute(update(lease).where(lease.c.holder == name).values(holder=None, until=0))
    await unit.session.execute(delete(peer).where(peer.c.name == name))
