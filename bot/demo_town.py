"""The people of the demo town: who they are, where they live, what they can do. Refuses to start anything.

The same seed makes the same town. The sandbox gets the people and chats as a plain file, the database the helpers.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import Any

from domain.rules import Region, Rules
from domain.vocabulary import Category, Language
from handlers.texts import speaker
from storage import helpers
from storage.tables.people import Helper, Person, Standing
from storage.unit import Unit

BOT = {"id": 777, "username": "needbot_demo_bot", "first_name": "needbot"}
TOKEN = "777:DEMO"
ADMIN = 5001
SPECIAL = re.compile(r"[.*+?^${}()|\[\]\\]")  # what a pattern of the page reads as a sign, in any dialect
FIRST_HELPER = 2001
WITH_DIGITAL = (
    Category.NETWORK, Category.COMPUTER, Category.TV, Category.MOBILE, Category.AUDIO, Category.SMART_HOME,
    Category.PRINTER,
)  # fmt: skip
WITH_HANDS = (
    Category.FURNITURE, Category.HOME_GARDEN, Category.MOVING, Category.CLEANING, Category.OFFICE, Category.OTHER,
)  # fmt: skip

QUARTERS = {
    "zurich": (
        ("8001 Zürich", 47.3725, 8.5410), ("8002 Zürich", 47.3600, 8.5310), ("8003 Zürich", 47.3722, 8.5170),
        ("8004 Zürich", 47.3779, 8.5267), ("8005 Zürich", 47.3872, 8.5212), ("8006 Zürich", 47.3858, 8.5449),
        ("8008 Zürich", 47.3550, 8.5560), ("8032 Zürich", 47.3650, 8.5650), ("8037 Zürich", 47.3990, 8.5240),
        ("8038 Zürich", 47.3400, 8.5360), ("8045 Zürich", 47.3610, 8.5160), ("8046 Zürich", 47.4190, 8.5050),
        ("8047 Zürich", 47.3740, 8.4900), ("8048 Zürich", 47.3880, 8.4840), ("8049 Zürich", 47.4020, 8.4930),
        ("8050 Zürich", 47.4120, 8.5480), ("8052 Zürich", 47.4230, 8.5420), ("8055 Zürich", 47.3640, 8.5010),
        ("8057 Zürich", 47.3980, 8.5440), ("8600 Dübendorf", 47.3970, 8.6180), ("8610 Uster", 47.3480, 8.7190),
        ("8400 Winterthur", 47.4990, 8.7290), ("8800 Thalwil", 47.2950, 8.5640), ("8953 Dietikon", 47.4020, 8.4000),
    ),
    "berlin": (
        ("10115 Berlin", 52.5320, 13.3840), ("10245 Berlin", 52.5030, 13.4650), ("10405 Berlin", 52.5370, 13.4250),
        ("10623 Berlin", 52.5090, 13.3260), ("10827 Berlin", 52.4840, 13.3520), ("10999 Berlin", 52.4990, 13.4250),
        ("12043 Berlin", 52.4810, 13.4360), ("13353 Berlin", 52.5430, 13.3500),
    ),
}  # fmt: skip
NAMES = (
    "Luca Mia Noah Lea Urs Sara Jonas Nadia Beat Vera Tim Alma Reto Ines Marco Julia Andri Livia Samuel Zoe Fabio "
    "Hanna Nico Elin Matteo Selma David Ronja Levin Greta Emil Tanja Pascal Miriam Sven Carla Aron Flavia Remo Svenja"
).split()


@dataclass(frozen=True, kw_only=True)
class Somebody:
    """A helper of the demo town."""

    id: int
    name: str
    region: str
    crowd: str
    place: str
    lat: float
    lon: float
    skills: tuple[Category, ...]
    languages: tuple[Language, ...]
    reviews: int
    stars: float


def helpers_of(rules: Rules, count: int, seed: int) -> list[Somebody]:
    """So many helpers: four in five in the first region, three in four of the first crowd, every skill covered."""
    chance = random.Random(f"demo-{seed}")
    found = []
    for number in range(count):
        region = rules.regions[0] if number % 5 != 4 or len(rules.regions) == 1 else rules.regions[1]
        place, lat, lon = _home(region, number, chance)
        crowd = rules.crowds[0] if number % 4 != 3 or len(rules.crowds) == 1 else rules.crowds[1]
        some = {*chance.sample(WITH_DIGITAL, 5), *chance.sample(WITH_HANDS, 4)}
        extra = chance.sample([Language.EN, Language.FR, Language.IT], chance.randint(1, 2))
        name = NAMES[number % len(NAMES)] + (f" {number // len(NAMES) + 1}" if number >= len(NAMES) else "")
        reviews = chance.randint(0, 60)
        found.append(
            Somebody(
                id=FIRST_HELPER + number,
                name=name,
                region=region.id,
                crowd=crowd.id,
                place=place,
                lat=lat,
                lon=lon,
                skills=tuple(category for category in Category if category in some),
                languages=(Language.DE, *extra),
                reviews=reviews,
                stars=round(chance.uniform(4.3, 5.0), 1),
            )
        )
    return found


def _home(region: Region, number: int, chance: random.Random) -> tuple[str, float, float]:
    quarters = QUARTERS.get(region.id, ((region.title.plain, region.lat, region.lon),))
    place, lat, lon = quarters[(number * 7) % len(quarters)]
    return place, lat + chance.uniform(-0.006, 0.006), lon + chance.uniform(-0.008, 0.008)


def town_of(rules: Rules, some: list[Somebody]) -> dict[str, Any]:
    """The town as the sandbox reads it."""
    customers = [
        {"id": 1001, "first_name": "Anna", "language": "de"},
        {"id": 1002, "first_name": "Ben", "language": "en"},
        {"id": 1003, "first_name": "Chloé", "language": "fr"},
        {"id": 1004, "first_name": "Dario", "language": "it"},
        {"id": 1005, "first_name": "Nina", "language": "de"},
    ]
    members = {region.id: [one.id for one in some if one.region == region.id] for region in rules.regions}
    return {
        "bot": BOT,
        "zone": rules.regions[0].zone,
        "people": [
            *customers,
            *(
                {"id": one.id, "first_name": one.name, "language": "de", "roles": ["helper"], "started": True}
                for one in some
            ),
            {"id": ADMIN, "first_name": "Ada", "language": "de", "roles": ["admin"], "started": True},
        ],
        "chats": [
            {
                "id": rules.admin_chat, "type": "supergroup", "title": "Admins", "role": "admins",
                "members": [], "admins": [ADMIN], "bot": "administrator",
            },
            *(
                {
                    "id": region.helper_chat, "type": "supergroup", "title": f"Helferchat {region.title.plain}",
                    "role": "helpers", "region": region.id, "members": members[region.id], "admins": [ADMIN],
                    "bot": "administrator",
                }
                for region in rules.regions
            ),
        ],
        "autopilot": autopilot(),
        "hints": [
            "Internet geht nicht, Router blinkt rot. 8004 Zürich, so schnell wie möglich",
            "Printer paper jam again and again, 8005 Zürich, tomorrow after 5 pm",
            "Ma télé n'a plus de son, 8001 Zurich, demain matin",
            "Devo montare un armadio, 10115 Berlino, sabato",
        ],
    }  # fmt: skip


def autopilot() -> list[dict[str, Any]]:
    """How helpers behave who answer by themselves: accept, set off, arrive, finish at a suggested price."""

    def labels(message: str, **facts: Any) -> str:
        return "|".join(SPECIAL.sub(r"\\\g<0>", speaker(language).label(message, **facts)) for language in Language)

    def exactly(message: str, **facts: Any) -> str:
        return f"^({labels(message, **facts)})$"

    steps = [
        (exactly("button-accept"), [2, 12]),
        (exactly("button-away", minutes=10), [5, 15]),
        (exactly("button-arrive"), [15, 30]),
        (exactly("button-done"), [15, 40]),
        (r"^(CHF|EUR) [\d'’.]+$", [3, 8]),
    ]
    return [{"role": "helper", "button": button, "after": after} for button, after in steps]


async def settle(unit: Unit, some: list[Somebody]) -> None:
    """Make the helpers known to the bot: approved, on duty, with the reviews they have."""
    for one in some:
        unit.session.add(Person(id=one.id, first_name=one.name, language=Language.DE, created_at=unit.now))
    unit.session.add(Person(id=ADMIN, first_name="Ada", language=Language.DE, created_at=unit.now))
    await unit.session.flush()
    for one in some:
        helper = Helper(
            person_id=one.id,
            standing=Standing.APPROVED,
            name=one.name,
            crowd=one.crowd,
            region=one.region,
            place=one.place,
            lat=one.lat,
            lon=one.lon,
            radius_km=30,
            skills=[str(skill) for skill in one.skills],
            languages=[str(language) for language in one.languages],
            hours={str(day): [[7 * 60, 22 * 60]] for day in range(1, 8)},
            on_duty=True,
            reviews=one.reviews,
            stars_sum=round(one.stars * one.reviews),
            jobs_done=one.reviews + one.reviews // 4,
        )
        await helpers.add(unit, helper)
        await helpers.project_duty(unit, helper)
