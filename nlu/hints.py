"""Which of the commonest problems a message tells of, and whether a hint helped. Refuses to know the advice."""

from __future__ import annotations

import re
from typing import Final

from domain.selfhelp import CATEGORY_OF, Hint
from domain.vocabulary import Kind
from nlu.gazetteer import LEXICON
from nlu.patterns import Patterns
from nlu.understanding import Intent, Understanding
from nlu.words import tokens

_MOST_WORDS: Final = 30  # who writes more has tried more
_HELPED: Final = re.compile(
    r"\b(?P<no>(hat|het|hed|hett|das hat|hilft) (leider |auch )?(nicht|nix|nichts|nod|nid|nut)s?( geholfen| gholfe)?"
    r"|(did not|didn t|doesn t|does not|no) help"
    r"|(schon|scho|bereits) ((alles|alls|das) )?(probiert|versucht|gemacht|gmacht|ausprobiert|usprobiert)"
    r"|(tried|did|done) (that|this|it|all that|everything)( already| before| twice)?$|already (tried|did|done)"
    r"|(deja|tout) (essaye|teste|fait)|(ca|cela) (n )?aide pas|gia (provato|fatto|tentato)|provato di tutto"
    r"|(n a|a|ca a) (pas|rien) (aide|change|marche)|ca n aide pas"
    r"|non (ha aiutato|aiuta|e servito|serve|e cambiato niente))\b"
    r"|\b(?P<yes>(hat|het|hed) (super |sehr |wirklich )?(geholfen|gholfe)|(that|it|this|which) helped|helped thanks"
    r"|(ca|cela) (m )?a (bien )?aide|c est repare grace|(mi )?ha aiutato|e servito)\b"
)


def _read() -> Patterns:
    lines = (LEXICON / "hints.txt").read_text(encoding="utf-8").splitlines()
    named = [line.split(" | ", 1) for line in lines if line[:1] not in ("", "#")]
    return Patterns([(str(Hint(name)), pattern) for name, pattern in named])


_TOLD: Final = _read()


def hint(heard: Understanding) -> Hint | None:
    """The hint for a problem; None for what is to be installed, explained or is told at length."""
    if heard.intent is not Intent.NEW_NEED or heard.kind in {Kind.INSTALLATION, Kind.TRAINING}:
        return None
    words = [token.folded for token in tokens(heard.text)]
    if len(words) > _MOST_WORDS:
        return None
    told = _TOLD.find(" ".join(word for word in words if word.isalnum()))
    return next((Hint(name) for name in told if CATEGORY_OF[Hint(name)] is heard.category), None)


def helped(text: str) -> bool | None:
    """Whether somebody says that a hint has helped, or has not; None when they say something else."""
    said = _HELPED.search(" ".join(token.folded for token in tokens(text) if token.folded not in "?!"))
    return None if said is None else said["no"] is None
