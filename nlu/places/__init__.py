"""Reads where: a place in a sentence, a shared location. Refuses the network; geocode and route do that when asked."""

from nlu.places.reading import load, namesakes, nearest, read, saved, street
from nlu.places.showing import to_json

__all__ = ["load", "namesakes", "nearest", "read", "saved", "street", "to_json"]
