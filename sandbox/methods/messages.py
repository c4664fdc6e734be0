"""Messages without files: text, places, venues, contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox import params as read
from sandbox.methods.posting import addressed, place_of, publish, text_of
from sandbox.params import Files
from sandbox.refusals import bad
from sandbox.state import Json

if TYPE_CHECKING:
    from sandbox.world import World

FOREVER = 0x7FFFFFFF


def send_message(world: World, params: Json, files: Files) -> Json:
    content = text_of(world, params)
    return publish(world, addressed(world, params), content).wire


def send_location(world: World, params: Json, files: Files) -> Json:
    content: Json = {"location": live_place(params)}
    post = publish(world, addressed(world, params), content)
    return post.wire


def live_place(params: Json, *, moved: bool = False) -> Json:
    """A location with what makes it a live one; `moved` where it takes the place of one that is live already."""
    place: Json = place_of(params)
    accuracy = read.number(params, "horizontal_accuracy")
    if accuracy is not None:
        if not 0 <= accuracy <= 1500:
            raise bad("wrong horizontal accuracy specified")
        if accuracy:
            place["horizontal_accuracy"] = accuracy
    period, heading = read.whole(params, "live_period"), read.whole(params, "heading")
    radius = read.whole(params, "proximity_alert_radius")
    if period and period != FOREVER and not (moved or 60 <= period <= 86_400):
        raise bad("wrong live location period specified")
    if heading and not 1 <= heading <= 360:
        raise bad("wrong live location heading specified")
    if not 0 <= radius <= 100_000:
        raise bad("wrong live location proximity alert radius specified")
    if period or moved:
        named = {"live_period": period, "heading": heading, "proximity_alert_radius": radius}
        place |= {name: value for name, value in named.items() if value}
    return place


def send_venue(world: World, params: Json, files: Files) -> Json:
    place = place_of(params)
    for need in ("title", "address"):
        if not read.text(params, need):
            raise bad(f"{need} must be non-empty")
    venue: Json = {"location": place, "title": read.text(params, "title"), "address": read.text(params, "address")}
    # Of the two catalogues a venue is in one: where both are named, Foursquare's.
    for catalogue in (("foursquare_id", "foursquare_type"), ("google_place_id", "google_place_type")):
        named = {name: read.text(params, name) for name in catalogue if params.get(name)}
        if named:
            venue |= named
            break
    return publish(world, addressed(world, params), {"venue": venue, "location": place}).wire


def send_contact(world: World, params: Json, files: Files) -> Json:
    contact: Json = {name: read.needed(params, name) for name in ("phone_number", "first_name")}
    for extra in ("last_name", "vcard"):
        if params.get(extra):
            contact[extra] = read.text(params, extra)
    known = contact["phone_number"].lstrip("+")
    match = next((one for one in world.people.values() if one.phone.lstrip("+") == known), None)
    if match is not None:
        contact["user_id"] = match.id
    return publish(world, addressed(world, params), {"contact": contact}).wire


METHODS = {
    "sendMessage": send_message,
    "sendLocation": send_location,
    "sendVenue": send_venue,
    "sendContact": send_contact,
}
