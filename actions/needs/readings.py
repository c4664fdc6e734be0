"""A likely reading of what was said, and how it is kept. Refuses to choose: the customer does."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from actions import wishes
from domain.need import Need, Spot
from domain.vocabulary import Category, Kind
from storage.tables.jobs import NeedRow as NeedRow


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One way to understand what was said: how it is called (a message of texts, or the label) and what it is."""

    need: Need
    message: str | None = None
    label: str = ""

    def plain(self) -> dict[str, Any]:
        """As JSON keeps it."""
        spot, wish = self.need.spot, self.need.wish
        return {
            "message": self.message,
            "label": self.label,
            "category": self.need.category,
            "kind": self.need.kind,
            "devices": list(self.need.devices),
            "spot": asdict(spot) if spot else None,
            "wish": wishes.plain(wish) if wish else None,
        }

    @classmethod
    def of(cls, plain: dict[str, Any]) -> Reading:
        """What plain() has kept."""
        wish = plain["wish"]
        return cls(
            message=plain["message"],
            label=plain["label"],
            need=Need(
                category=Category(plain["category"]) if plain["category"] else None,
                kind=Kind(plain["kind"]) if plain["kind"] else None,
                devices=tuple(plain["devices"]),
                spot=Spot(**plain["spot"]) if plain["spot"] else None,
                wish=wishes.wish_of(wish) if wish else None,
            ),
        )
