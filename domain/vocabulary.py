"""The words every floor shares: languages, categories, kinds, urgency. Refuses to hold rules."""

from enum import StrEnum


class Language(StrEnum):
    """A language needbot speaks (ISO 639-1)."""

    DE = "de"
    EN = "en"
    FR = "fr"
    IT = "it"


class Category(StrEnum):
    """What a need is about. A need whose category is not known yet has None."""

    TV = "tv"
    COMPUTER = "computer"
    NETWORK = "network"
    MOBILE = "mobile"
    AUDIO = "audio"
    SMART_HOME = "smart_home"
    PRINTER = "printer"
    FURNITURE = "furniture"
    HOME_GARDEN = "home_garden"
    MOVING = "moving"
    CLEANING = "cleaning"
    OFFICE = "office"
    OTHER = "other"


class Kind(StrEnum):
    """What is to be done about it."""

    INSTALLATION = "installation"
    TROUBLESHOOTING = "troubleshooting"
    TRAINING = "training"
    REPAIR = "repair"
    OTHER = "other"


class Urgency(StrEnum):
    """When help is wanted, before any slot is chosen."""

    NOW = "now"
    SCHEDULED = "scheduled"
    UNSPECIFIED = "unspecified"
