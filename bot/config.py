"""Reads and checks the configuration. Refuses to start on a bad one: `BadConfig` names the key in one sentence.

Sources, later ones win: the defaults here, the TOML file, environment variables (NEEDBOT_TOKEN;
NEEDBOT_TELEGRAM_API_URL for telegram.api_url, and so on).
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Sequence
from datetime import timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, ClassVar, get_args

from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from bot import consistency
from bot.config_parts import (
    Admins,
    Backup,
    ClockPart,
    CrowdPart,
    Database,
    Flood,
    Health,
    Nightly,
    NluPart,
    OperatorPart,
    Part,
    PlacesPart,
    RegionPart,
    RetentionPart,
    Search,
    Settlement,
    Telegram,
    WavePart,
    title_of,
)
from domain.matching import WavePlan, plan_of
from domain.price import Catalogue, PriceFault
from domain.rules import Crowd, Operator, Region, Retention, Rules
from domain.settlement import Patience

PREFIX = "NEEDBOT_"
NOT_SETTINGS = frozenset({"NEEDBOT_FAULTS"})
"""Variables of the environment that are ours and set nothing here: what the tests of broken roads say to their bot."""


class BadConfig(Exception):
    """A sentence that names the key and what is wrong with it."""


class FileSource(TomlConfigSettingsSource):
    """The TOML file; one that is no text is said so."""

    def _read_file(self, file_path: Any) -> dict[str, Any]:
        return tomllib.loads(_text(file_path))


class Config(BaseSettings):
    """Every setting. config.example.toml explains each."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter="_", env_nested_max_split=1, extra="forbid", frozen=True
    )
    file: ClassVar[Path | None] = None

    token: str = ""
    prices: str = "prices.example.toml"
    telegram: Telegram = Telegram()
    flood: Flood = Flood()
    database: Database = Database()
    backup: Backup = Backup()
    nightly: Nightly = Nightly()
    retention: RetentionPart = RetentionPart()
    clock: ClockPart = ClockPart()
    health: Health = Health()
    operator: OperatorPart
    regions: Annotated[list[RegionPart], Field(min_length=1)]
    crowds: Annotated[list[CrowdPart], Field(min_length=1)]
    admins: Admins
    search: Search = Search()
    places: PlacesPart = PlacesPart()
    nlu: NluPart = NluPart()
    settlement: Settlement = Settlement()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, then the environment, then the file."""
        return init_settings, env_settings, FileSource(settings_cls, cls.file)

    def rules(self, folder: Path) -> Rules:
        """What domain decides with; the price list is looked for beside the configuration. Raises BadConfig."""
        catalogue = read_prices(folder / self.prices)
        for fault in consistency.faults(self, catalogue):
            raise BadConfig(fault)
        return Rules(
            operator=Operator(
                imprint=title_of(self.operator.imprint),
                terms=title_of(self.operator.terms),
                privacy=title_of(self.operator.privacy),
                **self.operator.model_dump(exclude={"imprint", "terms", "privacy"}),
            ),
            regions=tuple(
                Region(
                    currency=_currency(catalogue, region.id, self.crowds),
                    title=title_of(region.title),
                    **region.model_dump(exclude={"title"}),
                )
                for region in self.regions
            ),
            crowds=tuple(Crowd(id=crowd.id, title=title_of(crowd.title), hints=crowd.hints) for crowd in self.crowds),
            catalogue=catalogue,
            admin_chat=self.admins.chat,
            admin_language=self.admins.language,
            admins=frozenset(self.admins.ids),
            immediate=_plan("search.immediate", self.search.immediate),
            scheduled=_plan("search.scheduled", self.search.scheduled),
            patience=Patience(
                remind_after=tuple(timedelta(hours=hours) for hours in self.settlement.remind_hours),
                settle_after=timedelta(hours=self.settlement.settle_hours),
                disputable_for=timedelta(days=self.settlement.disputable_days),
            ),
            undo_for=timedelta(seconds=self.search.undo_seconds),
            ready_minutes=self.search.ready_minutes,
            alarm_after=timedelta(minutes=self.search.alarm_minutes),
            desk_silence=timedelta(hours=self.admins.silence_hours),
            night=self.nightly.at,
            retention=Retention(
                addresses=timedelta(days=self.retention.address_days),
                words=timedelta(days=self.retention.words_days),
                updates=timedelta(days=self.retention.updates_days),
                letters=timedelta(days=self.retention.letters_days),
            ),
        )


def _currency(catalogue: Catalogue, region: str, crowds: list[CrowdPart]) -> str:
    for crowd in crowds:
        if crowd.id in catalogue.crowds(region):
            return catalogue.tariffs_for(region, crowd.id, None, None)[0].currency
    raise BadConfig(f"regions: {region!r} has prices for none of the crowds in crowds")


def _plan(key: str, waves: list[WavePart]) -> WavePlan:
    try:
        return plan_of(*waves)
    except ValueError as fault:
        raise BadConfig(f"{key}: {fault}") from fault


def _text(path: Path) -> str:
    """What stands in a file, with or without a byte order mark; raises BadConfig for what is no text, OSError."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise BadConfig(f"{path.name} is no text in UTF-8 (byte {fault.start}): save it as UTF-8") from fault


def _known_variables() -> None:
    """Raise BadConfig for a variable of the environment that looks like ours and is none."""
    for name in sorted(os.environ):
        setting = name.removeprefix(PREFIX).partition("_")[0].lower()
        if name.startswith(PREFIX) and name not in NOT_SETTINGS and setting not in Config.model_fields:
            near = get_close_matches(setting, Config.model_fields, n=1)
            hint = f"; did you mean {PREFIX}{near[0].upper()}?" if near else ""
            raise BadConfig(f"{name}: there is no such setting{hint}")


def read_prices(path: Path) -> Catalogue:
    """The price list; raises BadConfig."""
    try:
        return Catalogue.from_toml(tomllib.loads(_text(path)))
    except OSError as fault:
        raise BadConfig(f"prices: {path} cannot be read ({fault.strerror})") from fault
    except tomllib.TOMLDecodeError as fault:
        raise BadConfig(f"prices: {path.name} is no TOML: {fault}") from fault
    except PriceFault as fault:
        raise BadConfig(f"{path.name}: {fault}") from fault


def read_config(path: Path, **over: Any) -> tuple[Config, Rules]:
    """The configuration and the rules in it; raises BadConfig with one clear sentence."""
    if not path.is_file():
        raise BadConfig(f"there is no configuration at {path}: copy config.example.toml to it")

    _known_variables()

    class FromFile(Config):
        file: ClassVar[Path | None] = path

    try:
        config = FromFile(**over)
    except ValidationError as fault:
        raise BadConfig(f"{_source(path, fault)}: {sentence_of(fault)}") from fault
    except tomllib.TOMLDecodeError as fault:
        raise BadConfig(f"{path.name} is no TOML: {fault}") from fault
    except OSError as fault:
        raise BadConfig(f"{path} cannot be read ({fault.strerror})") from fault
    except SettingsError as fault:
        named = re.search(r'field "(\w+)"', str(fault))
        key = named[1] if named else "environment"
        raise BadConfig(f"{key}: {PREFIX}{key.upper()}… in the environment cannot be read: write JSON there") from fault
    return config, config.rules(path.parent)


def _errors(fault: ValidationError) -> list[Any]:
    """What is wrong; a key nobody knows comes first, for it often explains a missing one."""
    return sorted(fault.errors(), key=lambda error: error["type"] != "extra_forbidden")


def _source(path: Path, fault: ValidationError) -> str:
    """Where the first mistake stands: an environment variable, or the file with the line when only one can be meant."""
    place = [str(part) for part in _errors(fault)[0]["loc"]]
    variable = PREFIX + "_".join(place[:2]).upper()
    if variable in os.environ:
        return f"{variable} in the environment"
    key = re.compile(rf"\s*{re.escape(place[-1])}\s*=")
    lines = [number for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if key.match(line)]
    return f"{path.name}, line {lines[0]}" if len(lines) == 1 else path.name


def _settings_beside(place: Sequence[str | int]) -> list[str]:
    """The settings of the table in which a key stands."""
    top = Config.model_fields.get(str(place[0])) if len(place) > 1 else None
    if top is None:
        return list(Config.model_fields)
    kind = next(iter(get_args(top.annotation)), top.annotation)
    return list(kind.model_fields) if isinstance(kind, type) and issubclass(kind, Part) else []


def sentence_of(fault: ValidationError) -> str:
    """The key and what is wrong with it."""
    errors = _errors(fault)
    first = errors[0]
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        if first["loc"][-1] == "token":
            return f"{key}: the token belongs in no file; set NEEDBOT_TOKEN in the environment"
        missing = [str(error["loc"][-1]) for error in errors if error["type"] == "missing"]
        near = get_close_matches(str(first["loc"][-1]), [*missing, *_settings_beside(first["loc"])], n=1)
        return f"{key}: there is no such setting" + (f"; did you mean {near[0]}?" if near else "")
    if first["type"] == "missing":
        return f"{key}: missing"
    return f"{key}: {first['msg'].removeprefix('Value error, ')}"


def require_token(config: Config) -> str:
    """The bot's token; raises BadConfig when it is missing or is none."""
    number, _, secret = config.token.partition(":")
    if not config.token:
        raise BadConfig("token: missing; set NEEDBOT_TOKEN to what @BotFather gave you")
    if not number.isdecimal() or re.fullmatch(r"[A-Za-z0-9_-]+", secret) is None:
        raise BadConfig("token: this is no bot token; it looks like 123456:ABC-DEF")
    return config.token
