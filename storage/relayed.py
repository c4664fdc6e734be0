"""Messages that went between customer and helper through the bot, found again. Refuses to write them: owed does."""

from datetime import datetime

from sqlalchemy import select

from storage.tables.road import Letter
from storage.unit import Unit, table_of

letter = table_of(Letter)
RELAYED = select(letter.c.key, letter.c.created_at).where(letter.c.message == "relayed")


def key_of(job_id: int, unique: str) -> str:
    """The key of a message about a job: the facts of a letter are erased once it is sent, its key stays."""
    return f"relayed/{job_id}/{unique}"


def row_in(key: str) -> int:
    """The row of the inbox that a relayed message came from; 0 when it was no update."""
    cause = key.split("/")[2]
    return int(cause[2:]) if cause.startswith("in") and cause[2:].isdecimal() else 0


def _job_in(key: str) -> int:
    return int(key.split("/")[1])


async def job_of(unit: Unit, chat: int, message_id: int) -> int | None:
    """The number of the job that a relayed message on this screen is about; None when it is no relayed message."""
    query = RELAYED.where(letter.c.chat == chat, letter.c.message_id == message_id)
    found = (await unit.session.execute(query)).first()
    return _job_in(found.key) if found is not None else None


async def newest(unit: Unit, chat: int, job_id: int) -> tuple[datetime, int] | None:
    """When the newest message about this job was passed on to this chat, and the row of the inbox it came from."""
    query = RELAYED.where(letter.c.chat == chat).order_by(letter.c.id.desc()).limit(10)
    rows = (await unit.session.execute(query)).all()
    return next(((row.created_at, row_in(row.key)) for row in rows if _job_in(row.key) == job_id), None)
