"""What servers of others were asked: their answers, and whose turn is next. Refuses to say whom an answer is about."""

from datetime import datetime

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel


class Lookup(SQLModel, table=True):
    """An answer, under a hash of the question."""

    __tablename__ = "lookup"
    key: str = Field(primary_key=True)
    answer: str
    kept_at: datetime = Field(index=True)


class Turn(SQLModel, table=True):
    """When a server may be asked next, in milliseconds since 1970, by the whole installation."""

    __tablename__ = "turn"
    name: str = Field(primary_key=True)
    free_at: int = Field(default=0, sa_type=BigInteger)
