"""Where a customer has said that they live: kept until they have it forgotten. Refuses to guess it."""

from __future__ import annotations

from dataclasses import asdict

from actions.people import Me
from domain.need import Spot


def keep(me: Me, spot: Spot, street: str | None) -> None:
    """Remember it instead of what was remembered before."""
    me.person.home = {"spot": asdict(spot), "street": street}


def forget(me: Me) -> bool:
    """Remember nothing; False when nothing was."""
    known, me.person.home = me.person.home is not None, None
    return known


def home(me: Me) -> tuple[Spot, str | None] | None:
    """The place and the street, if one was given."""
    kept = me.person.home
    return None if kept is None else (Spot(**kept["spot"]), kept["street"])
