"""Column kinds the tables share. Refuses tables."""

from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Enum
from sqlmodel import Field

NEVER_AGAIN = {"sqlite_autoincrement": True}
"""A number that was given is never given again, on SQLite too: what was derived from it may outlive the row."""


def choice(kind: type[StrEnum], *, check: str | None = None, **options: Any) -> Any:
    """An enum kept as text with a check, so that SQLite and PostgreSQL agree and a dump can be read.

    `check` names the constraint where a table has two of one kind: PostgreSQL wants each name once per table.
    """
    return Field(
        sa_type=Enum(
            kind,
            name=check or kind.__name__.lower(),
            native_enum=False,
            create_constraint=True,
            length=24,
            values_callable=lambda members: [member.value for member in members],
        ),
        **options,
    )


def telegram_id(**options: Any) -> Any:
    """An id of Telegram's: more than 32 bits."""
    return Field(sa_type=BigInteger, **options)
