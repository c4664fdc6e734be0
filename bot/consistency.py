"""What fits together in a configuration, where each setting by itself is fine. Refuses to read files: bot/config does.

Every check yields the key and what is wrong with it; none of them is fatal here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.config import Config
    from domain.price import Catalogue


def faults(config: Config, catalogue: Catalogue) -> Iterator[str]:
    """Sentences such as "regions: the id 'zurich' stands twice", the worst first."""
    yield from _twice("regions", "id", [region.id for region in config.regions])
    yield from _twice("crowds", "id", [crowd.id for crowd in config.crowds])
    yield from _twice("regions", "helper_chat", [region.helper_chat for region in config.regions])
    for region in config.regions:
        if region.opens >= region.closes:
            yield f"regions: {region.id!r} closes at {region.closes:%H:%M}, before it opens at {region.opens:%H:%M}"
        if region.helper_chat == config.admins.chat:
            yield f"regions: the helper_chat of {region.id!r} is the admin chat: helpers would become admins"
        if region.id not in catalogue.regions():
            yield f"regions: {region.id!r} has no prices in {config.prices}"
    for point in _repeated((region.lat, region.lon) for region in config.regions):
        same = [region.id for region in config.regions if (region.lat, region.lon) == point]
        yield f"regions: {' and '.join(same)} have the same centre: one of them would never be chosen"
    served = {crowd for region in catalogue.regions() for crowd in catalogue.crowds(region)}
    for crowd in config.crowds:
        if crowd.id not in served:
            yield f"crowds: {crowd.id!r} has no prices in {config.prices}"
    hours = config.settlement.remind_hours
    if hours != sorted(set(hours)):
        yield f"settlement.remind_hours: {hours} must rise, each reminder later than the one before"
    late = [hours for hours in config.settlement.remind_hours if hours >= config.settlement.settle_hours]
    if late:
        yield f"settlement.remind_hours: {late[0]} comes after settle_hours ({config.settlement.settle_hours})"


def _repeated(values: Iterable[Hashable]) -> list[Hashable]:
    return [value for value, times in Counter(values).items() if times > 1]


def _twice(table: str, key: str, values: Iterable[Hashable]) -> Iterator[str]:
    for value in _repeated(values):
        yield f"{table}: the {key} {value!r} stands twice"
