"""Reads where: a place in a sentence, a shared location. Refuses the network; geocode and route do that when asked."""

from nlu.places.reading import load, nearest, read, saved
from nlu.places.showing import to_json

__all__ = ["load", "nearest", "read", "saved", "to_json"]
