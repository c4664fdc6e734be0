"""One line of the doctor's. Refuses to look at anything."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What was looked at, how it is, and what to do when that is not well."""

    topic: str
    about: str
    do: str = ""

    @property
    def well(self) -> bool:
        """Whether there is nothing to do."""
        return not self.do

    def __str__(self) -> str:
        """ok     token: @needbot   or   WRONG  token: Telegram does not know it: get another from @BotFather."""
        return f"ok     {self.topic}: {self.about}" if self.well else f"WRONG  {self.topic}: {self.about}: {self.do}"
