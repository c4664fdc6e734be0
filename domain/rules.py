"""What the operator decides: regions, crowds, waiting times. Refuses to read files: bot/config does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.matching import WavePlan
from domain.price import Catalogue
from domain.settlement import Patience
from domain.travel import distance_km
from domain.vocabulary import Language


class PostPolicy(StrEnum):
    """When the helper chat sees a job card."""

    AT_ONCE = "at_once"
    SECOND_WAVE = "second_wave"


@dataclass(frozen=True, kw_only=True)
class Title:
    """What the operator calls something: in one language for everybody, or in several."""

    plain: str
    of: Mapping[Language, str] = field(default_factory=dict)

    def within(self, language: Language) -> str:
        """For readers of this language."""
        return self.of.get(language, self.plain)


@dataclass(frozen=True, kw_only=True)
class Region:
    """An area with a helper chat of its own."""

    id: str
    title: Title
    country: str  # ISO 3166 alpha-2
    zone: str
    currency: str
    helper_chat: int
    lat: float
    lon: float
    radius_km: float
    post: PostPolicy = PostPolicy.AT_ONCE
    opens: time = time(7)
    closes: time = time(22)
    language: Language = Language.DE  # of its helper chat

    @property
    def clock(self) -> ZoneInfo:
        """The zone its people's watches show."""
        return ZoneInfo(self.zone)


@dataclass(frozen=True, kw_only=True)
class Crowd:
    """Helpers with a price list of their own."""

    id: str
    title: Title
    hints: bool = False  # whether customers are first told what often helps


@dataclass(frozen=True, kw_only=True)
class Operator:
    """Who runs this bot: what /help, /privacy, /terms and the human way name; pages in one language or in several."""

    name: str
    phone: str
    email: str
    imprint: Title = field(default_factory=lambda: Title(plain=""))
    terms: Title = field(default_factory=lambda: Title(plain=""))
    privacy: Title = field(default_factory=lambda: Title(plain=""))
    terms_version: str = "1"


@dataclass(frozen=True, kw_only=True)
class Retention:
    """How long what is kept stays, once a job is over or a message is worked."""

    addresses: timedelta = timedelta(days=30)  # street, phone number, exact place
    words: timedelta = timedelta(days=90)  # what customers wrote and photographed; what was set aside
    updates: timedelta = timedelta(days=2)  # Telegram gives an update again for a day
    letters: timedelta = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class Rules:
    """Everything that is decided by configuration and asked by actions."""

    operator: Operator
    regions: tuple[Region, ...]
    crowds: tuple[Crowd, ...]
    catalogue: Catalogue
    admin_chat: int
    admin_language: Language
    admins: frozenset[int]
    immediate: WavePlan
    scheduled: WavePlan
    patience: Patience = field(default_factory=Patience)
    undo_for: timedelta = timedelta(minutes=2)
    ready_minutes: int = 5
    alarm_after: timedelta = timedelta(minutes=10)
    unanswered_before_pause: int = 2
    desk_silence: timedelta = timedelta(hours=6)
    """So long without a word ends a talk between an admin and a person."""
    retention: Retention = field(default_factory=Retention)
    night: time = time(3, 30)
    """When the nightly duties begin, by the clock of the first region."""

    def next_night(self, now: datetime) -> datetime:
        """When the nightly duties are due next; once a night also when the clocks change."""
        there = now.astimezone(self.regions[0].clock)
        tonight = there.replace(hour=self.night.hour, minute=self.night.minute, second=0, microsecond=0, fold=0)
        due = tonight.astimezone(UTC)
        while due <= now:
            tonight += timedelta(days=1)
            due = tonight.astimezone(UTC)
        return due

    def region(self, region_id: str) -> Region:
        """The region of that name; KeyError when the configuration lost it."""
        return next(region for region in self.regions if region.id == region_id)

    def crowd_title(self, crowd_id: str) -> Title:
        """What the crowd of that name is called; the name itself when the configuration lost it."""
        return next((crowd.title for crowd in self.crowds if crowd.id == crowd_id), Title(plain=crowd_id))

    def region_at(self, lat: float, lon: float) -> Region | None:
        """The region whose centre is nearest among those that reach this point."""
        reached = [
            (distance, region)
            for region in self.regions
            if (distance := distance_km(region.lat, region.lon, lat, lon)) <= region.radius_km
        ]
        return min(reached, key=lambda pair: pair[0])[1] if reached else None

    def regions_within(self, language: Language) -> str:
        """Where we are, as readers of this language say it: "Zürich, Berlin"."""
        return ", ".join(region.title.within(language) for region in self.regions)

    def region_of_chat(self, chat: int) -> Region | None:
        """The region whose helper chat this is."""
        return next((region for region in self.regions if region.helper_chat == chat), None)
