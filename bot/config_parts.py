"""The tables of the configuration file, one class each, with what each setting may be. Refuses to read files."""

from __future__ import annotations

from datetime import time
from typing import Annotated, Literal
from zoneinfo import available_timezones

from babel import Locale
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from domain.rules import PostPolicy, Title
from domain.vocabulary import Language


class Part(BaseModel):
    """A table of the file: a key it does not know is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _zone(value: str) -> str:
    if value not in available_timezones():
        raise ValueError(f"there is no time zone {value!r}")
    return value


def _url(value: str) -> str:
    try:
        url = make_url(value)
    except ArgumentError as fault:
        raise ValueError("this is no database URL") from fault
    backend = url.get_backend_name()
    if backend == "sqlite" and url.database in {None, "", ":memory:"}:
        raise ValueError("a database in memory forgets everything: use sqlite:///file")
    if backend not in {"sqlite", "postgresql"}:
        raise ValueError("use sqlite:///file or postgresql://user:password@host/name")
    return value


class Telegram(Part):
    """How Telegram is reached."""

    api_url: Annotated[str, Field(pattern=r"^https?://[^\s/]+\S*$")] = "https://api.telegram.org"
    poll_seconds: Annotated[int, Field(ge=0, le=50)] = 30
    keep_limits: bool = True
    webhook_url: Annotated[str, Field(pattern=r"^(https?://\S+)?$")] = ""
    webhook_port: Annotated[int, Field(ge=1, le=65535)] = 8443
    webhook_host: str = "127.0.0.1"


class Flood(Part):
    """How much one person may send: at once, and a minute over a longer time; burst 0: without limit."""

    burst: Annotated[int, Field(ge=0, le=10_000)] = 60
    per_minute: Annotated[int, Field(ge=1, le=10_000)] = 40


class Database(Part):
    """Where everything is remembered."""

    url: Annotated[str, AfterValidator(_url)] = "sqlite:///var/needbot.sqlite"


class Backup(Part):
    """Where copies of the database go, and how many of each sort are kept; 0: none is made by night."""

    folder: str = "var/backups"
    keep: Annotated[int, Field(ge=0, le=1000)] = 7


class RetentionPart(Part):
    """After how many days what people gave is erased by night."""

    address_days: Annotated[int, Field(ge=1, le=3650)] = 30
    words_days: Annotated[int, Field(ge=1, le=3650)] = 90
    updates_days: Annotated[int, Field(ge=2, le=3650)] = 2
    letters_days: Annotated[int, Field(ge=1, le=3650)] = 30


MOST_ID = 2**52
"""Telegram's ids have at most 52 significant bits."""
ChatId = Annotated[int, Field(lt=0, gt=-MOST_ID)]
Said = Annotated[str, Field(pattern=r"\S")]
"""Something to be read by people: not empty."""


def _clock(value: time) -> time:
    if value.tzinfo is not None:
        raise ValueError("a time of day without an offset: the clock is the region's own")
    return value


Clock = Annotated[time, AfterValidator(_clock)]


def _country(value: str) -> str:
    if value not in Locale("en").territories:
        raise ValueError("no country has this code: use ISO 3166, such as CH")
    return value


class Nightly(Part):
    """When the nightly duties begin, by the clock of the first region."""

    at: Clock = time(3, 30)


class ClockPart(Part):
    """The clock; only the demo follows another than the machine's."""

    url: Annotated[str, Field(pattern=r"^(https?://\S+)?$")] = ""


class Health(Part):
    """The local port for /healthz, /metrics and /idle, 0 is none; when the admins are told; who hears the heartbeat."""

    port: Annotated[int, Field(ge=0, le=65535)] = 8090
    host: str = "127.0.0.1"
    alarm_minutes: Annotated[int, Field(ge=1, le=1440)] = 10
    heartbeat: Annotated[str, Field(pattern=r"^(https?://\S+)?$")] = ""


PagePart = str | Annotated[dict[Language, str], Field(min_length=1)]
"""terms = "Wir vermitteln …" for everybody, or terms.de = "…" and terms.fr = "…"."""


class OperatorPart(Part):
    """Who runs this bot."""

    name: Said
    phone: Said
    email: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+$")]
    imprint: PagePart = ""
    terms: PagePart = ""
    terms_version: str = "1"
    privacy: PagePart = ""


TitlePart = Annotated[str, Field(min_length=1)] | Annotated[dict[Language, str], Field(min_length=1)]
"""title = "Nachbarn" for everybody, or title.de = "Nachbarn" and title.en = "Neighbours"."""


def title_of(given: str | dict[Language, str]) -> Title:
    """The first language given stands in for those that are not."""
    return Title(plain=given) if isinstance(given, str) else Title(plain=next(iter(given.values())), of=given)


class RegionPart(Part):
    """An area with a helper chat."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,30}$")]
    title: TitlePart
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$"), AfterValidator(_country)]
    zone: Annotated[str, AfterValidator(_zone)]
    helper_chat: ChatId
    lat: Annotated[float, Field(ge=-90, le=90)]
    lon: Annotated[float, Field(ge=-180, le=180)]
    radius_km: Annotated[float, Field(gt=0, le=300)]
    language: Language = Language.DE
    post: PostPolicy = PostPolicy.AT_ONCE
    opens: Clock = time(7)
    closes: Clock = time(22)


class CrowdPart(Part):
    """Helpers with a price list of their own."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,30}$")]
    title: TitlePart
    hints: bool = False


class Admins(Part):
    """Who watches over it."""

    chat: ChatId
    ids: list[Annotated[int, Field(gt=0, lt=MOST_ID)]] = []
    language: Language = Language.DE
    silence_hours: Annotated[int, Field(ge=1, le=168)] = 6


WavePart = tuple[
    Annotated[int, Field(ge=1, le=200)], Annotated[float, Field(gt=0, le=300)], Annotated[int, Field(ge=1, le=10_080)]
]


class Search(Part):
    """How helpers are looked for: per wave how many, within how many km, for how many minutes."""

    immediate: Annotated[list[WavePart], Field(min_length=1)] = [(3, 3, 2), (5, 10, 3), (5, 30, 5)]
    scheduled: Annotated[list[WavePart], Field(min_length=1)] = [(3, 5, 30), (5, 15, 60), (8, 30, 120)]
    undo_seconds: Annotated[int, Field(ge=0, le=3600)] = 120
    ready_minutes: Annotated[int, Field(ge=0, le=60)] = 5
    alarm_minutes: Annotated[int, Field(ge=1, le=1440)] = 10


class PlacesPart(Part):
    """Whether streets are looked up on a map, where, and how often all processes together may ask."""

    geocoder: Literal["nominatim", "photon"] | None = None
    url: Annotated[str, Field(pattern=r"^(https?://[^\s/]+\S*)?$")] = ""
    user_agent: str = ""
    seconds_apart: Annotated[float, Field(ge=0, le=60)] = 1.0
    timeout: Annotated[float, Field(gt=0, le=10)] = 2.0

    @model_validator(mode="after")
    def _complete(self) -> PlacesPart:
        if self.geocoder is not None and not (self.url and self.user_agent.strip()):
            raise ValueError("a geocoder needs its url and a user_agent that says who asks and how to reach you")
        return self


class NluPart(Part):
    """Who reads messages: the model in this process, or a Rasa server before it; the model stands in when it fails."""

    backend: Literal["embedded", "rasa"] = "embedded"
    encoder: bool = False
    url: Annotated[str, Field(pattern=r"^(https?://[^\s/]+\S*)?$")] = ""
    timeout: Annotated[float, Field(gt=0, le=10)] = 0.5
    rest_seconds: Annotated[float, Field(ge=0, le=3600)] = 30.0

    @model_validator(mode="after")
    def _complete(self) -> NluPart:
        if self.backend == "rasa" and not self.url:
            raise ValueError("the backend rasa needs the url of its server")
        if self.encoder:
            from nlu import encoder  # only for who wants it

            if not encoder.installed():
                raise ValueError(encoder.MISSING)
        return self


class Settlement(Part):
    """How long a silent customer has."""

    remind_hours: list[Annotated[int, Field(ge=1, le=8760)]] = [12, 36]
    settle_hours: Annotated[int, Field(ge=1, le=8760)] = 48
    disputable_days: Annotated[int, Field(ge=0, le=365)] = 14
