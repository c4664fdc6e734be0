"""The house stands: the first thing that must hold."""

from domain.vocabulary import Category
from nlu.understanding import Intent


def test_the_labels_are_thirteen_each() -> None:
    assert len(Category) == 13
    assert len(Intent) == 13
