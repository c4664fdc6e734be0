"""What can be refused, and why. Refuses to know how a refusal is said: handlers/errors.py finds the sentence.

    Refusal                 somebody asked for something that cannot be; nothing has changed
    ├── NotAllowed          this person may not do this (role, suspension, another person's card)
    ├── Banned, BannedUntil this person may neither book nor help now
    ├── Unknown             there is no such thing (a job number, a person)
    ├── Taken               another helper was first
    ├── Passed              the step no longer fits the state (a button of yesterday)
    │   └── Already         what was asked for has happened already (a button pressed twice)
    ├── Busy                the helper has another job in that time
    ├── OffDuty             the helper is not available now
    ├── SlotGone            nobody can keep that slot any more
    ├── Incomplete          something needed is still missing
    ├── AboveQuote          the price is above what the customer agreed to
    ├── CostsNow            cancelling costs something that was not said yet
    ├── TooLate             the helper cannot be there within the slot
    ├── TooEarly            the slot lies too far ahead to begin
    ├── AboveAgreed         an admin's decision above what the customer agreed to
    ├── BadAmount           not an amount of money that can be charged
    ├── BadWords            an argument of a command that cannot be read
    ├── NoReason            a human's decision about somebody needs a reason
    ├── Several             a name that fits several people
    └── BannedAlready       a suspension where there is a ban

Anything else that is raised is a bug.
"""


class Refusal(Exception):
    """The root: raised by domain, actions and storage. `facts` are the arguments of the sentence."""

    def __init__(self, **facts: object) -> None:
        """Take the facts the sentence needs; see handlers/texts, messages `refusal-…`."""
        super().__init__(type(self).__name__, facts)
        self.facts = facts


class NotAllowed(Refusal):
    """This person may not do this."""


class Banned(Refusal):
    """This person may neither book nor help, for good or until an admin lifts it: `reason`."""


class BannedUntil(Banned):
    """The same, and it ends by itself: `reason` and `until`."""


class Unknown(Refusal):
    """There is no such thing."""


class Taken(Refusal):
    """Another helper was first."""


class Passed(Refusal):
    """The step no longer fits the state."""


class Already(Passed):
    """What was asked for has happened already: nothing to be frightened of."""


class Busy(Refusal):
    """The helper has another job in that time."""


class Running(Refusal):
    """A job that is not ended yet stands in the way."""


class OffDuty(Refusal):
    """The helper is not available now."""


class SlotGone(Refusal):
    """Nobody can keep that slot any more."""


class Incomplete(Refusal):
    """Something needed is still missing."""


class AboveQuote(Refusal):
    """The price is above what the customer agreed to."""


class CostsNow(Refusal):
    """Cancelling costs something that was not said yet: somebody has set off meanwhile."""


class TooLate(Refusal):
    """The helper cannot be there within the slot."""


class PriceChanged(Refusal):
    """The price list says something else than the customer was shown."""


class TooEarly(Refusal):
    """The slot lies too far ahead to set off, or to be there."""


class AboveAgreed(Refusal):
    """An admin's decision above what the customer agreed to."""


class BadAmount(Refusal):
    """Not an amount of money that can be charged."""


class BadWords(Refusal):
    """An argument of a command that cannot be read."""


class NoReason(Refusal):
    """A human's decision about somebody needs a reason: the person is told."""


class Several(Refusal):
    """A name that fits several people."""


class BannedAlready(Refusal):
    """A suspension where there is a ban, which is more."""
