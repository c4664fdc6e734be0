"""What one sending method has of its own."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from sandbox import people
from sandbox.files import picture
from sandbox.web import folder
from tests.sandbox.parameters import ADA, ANNA, CHANNEL, HELPERS, LUCA, Town, proves


@proves("sendMessage", "text", "parse_mode", "entities")
async def text(town: Town, method: str) -> None:
    await town.refused(method, "message text is empty", text="")
    await town.refused(method, "message is too long", text="x" * 4097)
    assert len((await town.sent(method, text="<b>" + "x" * 4096 + "</b>", parse_mode="html"))["text"]) == 4096
    await town.refused(method, "unsupported parse_mode", text="x", parse_mode="TeX")
    words = "can't parse entities: Can't find end tag corresponding to start tag \"b\""
    await town.refused(method, words, text="<b>x", parse_mode="HTML")
    marks = [{"type": "spoiler", "offset": 0, "length": 2}]
    assert (await town.sent(method, text="xyz", entities=marks))["entities"] == marks
    assert "entities" not in await town.sent(method, text="xyz", entities=marks, parse_mode="HTML")


@proves("sendMessage", "link_preview_options")
async def preview(town: Town, method: str) -> None:
    chosen = {"url": "https://example.org/a", "prefer_large_media": True, "show_above_text": True}
    assert (await town.sent(method, link_preview_options=chosen))["link_preview_options"] == chosen
    off = {"is_disabled": True}
    assert (await town.sent(method, text="example.org", link_preview_options=off))["link_preview_options"] == off
    small = await town.sent(method, text="see example.org", link_preview_options={"prefer_small_media": True})
    assert small["link_preview_options"] == {"prefer_small_media": True, "url": "http://example.org"}


@proves("sendPhoto", "photo", "has_spoiler", "show_caption_above_media")
async def photo(town: Town, method: str) -> None:
    sent = await town.sent(method, caption="x", has_spoiler=True, show_caption_above_media=True)
    assert (sent["has_media_spoiler"], sent["show_caption_above_media"]) == (True, True)
    again = await town.sent(method, photo=sent["photo"][0]["file_id"])
    assert again["photo"] == sent["photo"]
    assert not {"has_media_spoiler", "show_caption_above_media"} & {*again}
    await town.refused(method, "there is no photo in the request", photo="")
    await town.refused(method, "there is no photo in the request", photo="attach://nothing")
    await town.refused(method, "IMAGE_PROCESS_FAILED", photo="attach://two")
    await town.refused(method, "wrong file identifier/HTTP URL specified", photo="AgAC")
    await town.refused(method, "failed to get HTTP URL content", photo="https://example.org/a.png")
    with TemporaryDirectory() as name:
        (Path(name) / "example.org").mkdir()
        (Path(name) / "example.org" / "a.png").write_bytes(picture(20, 10))
        town.world.web = folder(Path(name))
        assert (await town.sent(method, photo="https://example.org/a.png"))["photo"][-1]["width"] == 20
        await town.refused(method, "failed to get HTTP URL content", photo="https://example.org/../../etc/passwd")


@proves("sendVoice", "voice", "duration")
async def voice(town: Town, method: str) -> None:
    sent = (await town.sent(method, voice="attach://two", duration=9))["voice"]
    assert (sent["duration"], sent["mime_type"]) == (9, "audio/ogg")
    assert (await town.sent(method, voice=sent["file_id"]))["voice"] == sent
    await town.refused(method, "there is no voice in the request", voice="")


@proves("sendDocument", "document", "thumbnail", "disable_content_type_detection")
async def document(town: Town, method: str) -> None:
    sent = await town.sent(method, document="attach://two", thumbnail="attach://one")
    assert (sent["document"]["file_name"], sent["document"]["thumbnail"]["width"]) == ("two.bin", 64)
    assert "thumbnail" not in (await town.sent(method, document="attach://two"))["document"]
    plain = await town.sent(method, document="attach://one", disable_content_type_detection=True)
    assert (plain["document"]["mime_type"], "photo" in plain) == ("image/png", False)
    await town.refused(method, "there is no document in the request", document="")


@proves("sendMediaGroup", "media")
async def album(town: Town, method: str) -> None:
    one = {"type": "photo", "media": "attach://one", "caption": "First", "has_spoiler": True}
    sent = await town.call(method, media=[one, {"type": "photo", "media": "attach://one"}])
    assert len({message["media_group_id"] for message in sent}) == 1
    assert [message.get("caption") for message in sent] == ["First", None]
    assert [message.get("has_media_spoiler") for message in sent] == [True, None]
    assert "media_group_id" not in (await town.call(method, media=[one]))[0]
    paper = {"type": "document", "media": "attach://two"}
    refusals: list[tuple[Any, str]] = [
        (None, 'parameter "media" is required'),
        ([], "there are no messages to send"),
        ([one] * 11, "too many messages to send as an album"),
        ([one, paper], "document can't be mixed with other media types"),
        ([{"type": "photo", "media": "attach://three"}], "can't parse InputMedia: media not found"),
        ([{"type": "sticker", "media": "x"}], 'can\'t parse InputMedia: type "sticker" is unsupported'),
        (
            [{"type": "animation", "media": "x"}],
            "can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup",
        ),
    ]
    for media, words in refusals:
        await town.refused(method, words, media=media)


@proves("sendLocation sendVenue", "latitude", "longitude")
async def degrees(town: Town, method: str) -> None:
    sent = (await town.sent(method, latitude="46.95 N", longitude="7.44"))["location"]
    assert (sent["latitude"], sent["longitude"]) == (46.95, 7.44)
    await town.refused(method, "latitude is empty", latitude="")
    await town.refused(method, "longitude is empty", longitude="")
    await town.refused(method, "wrong location specified", latitude=91)
    await town.refused(method, "wrong location specified", longitude=-181)


@proves("sendLocation", "horizontal_accuracy", "live_period", "heading", "proximity_alert_radius")
async def live(town: Town, method: str) -> None:
    told = {"live_period": 600, "heading": 90, "proximity_alert_radius": 50, "horizontal_accuracy": 12.0}
    sent = (await town.sent(method, **told))["location"]
    assert {name: sent[name] for name in told} == told
    still = (await town.sent(method, heading=90, horizontal_accuracy=3))["location"]
    assert still.keys() == {"latitude", "longitude", "horizontal_accuracy"}
    assert (await town.sent(method, live_period=0x7FFFFFFF))["location"]["live_period"] == 0x7FFFFFFF
    await town.refused(method, "wrong live location period specified", live_period=59)
    await town.refused(method, "wrong live location period specified", live_period=86_401)
    await town.refused(method, "wrong live location heading specified", live_period=60, heading=361)
    words = "wrong live location proximity alert radius specified"
    await town.refused(method, words, live_period=60, proximity_alert_radius=100_001)
    await town.refused(method, "wrong horizontal accuracy specified", horizontal_accuracy=1501)


@proves("sendVenue", "title", "address", "foursquare_id", "foursquare_type", "google_place_id", "google_place_type")
async def venue(town: Town, method: str) -> None:
    google = {"google_place_id": "g1", "google_place_type": "shop"}
    sent = (await town.sent(method, **google))["venue"]
    assert sent == {"location": sent["location"], "title": "Shop", "address": "Lane 1", **google}
    both = (await town.sent(method, **google, foursquare_id="f1", foursquare_type="arts"))["venue"]
    assert (both["foursquare_id"], both["foursquare_type"], "google_place_id" in both) == ("f1", "arts", False)
    await town.refused(method, "title must be non-empty", title="")
    await town.refused(method, "address must be non-empty", address="")


@proves("sendContact", "phone_number", "first_name", "last_name", "vcard")
async def contact(town: Town, method: str) -> None:
    card = {"phone_number": "+4144", "first_name": "Ada", "last_name": "L.", "vcard": "BEGIN:VCARD"}
    assert (await town.sent(method, **card))["contact"] == card
    assert (await town.sent(method))["contact"]["user_id"] == LUCA
    await town.refused(method, 'parameter "phone_number" is required', phone_number="")
    await town.refused(method, 'parameter "first_name" is required', first_name="")


@proves("copyMessage forwardMessage", "from_chat_id", "message_id")
async def source(town: Town, method: str) -> None:
    verb = method.removesuffix("Message")
    await town.refused(method, 'parameter "from_chat_id" is required', from_chat_id="")
    await town.refused(method, "chat not found", from_chat_id=424242)
    await town.refused(method, f"message to {verb} not found", message_id=999)
    sent = await town.sent(method, chat_id=HELPERS)
    assert (sent["text"], "forward_origin" in sent) == ("Hello there, hello", method == "forwardMessage")
    quiz = await town.sent("sendPoll", chat_id=HELPERS)
    shown = await town.sent(method, chat_id=ADA, from_chat_id=HELPERS, message_id=quiz["message_id"])
    people.taps(town.world, LUCA, 1, "helpers", message=quiz["message_id"])
    votes = town.seen(ADA)["media"]["total_voter_count"]
    assert (shown["poll"]["id"] == quiz["poll"]["id"], votes) == ((True, 1) if verb == "forward" else (False, 0))


@proves("forwardMessage", "message_effect_id")
async def effect_of_a_forward(town: Town, method: str) -> None:
    assert (await town.sent(method, message_effect_id="7"))["effect_id"] == "7"


@proves("copyMessage forwardMessage", "video_start_timestamp")
async def video_start(town: Town, method: str) -> None:
    film = people.video(town.world, ANNA)
    assert (await town.sent(method, message_id=film, video_start_timestamp=2))["video"]["start_timestamp"] == 2
    assert "start_timestamp" not in (await town.sent(method, message_id=film))["video"]


@proves("sendPoll", "question", "question_parse_mode", "question_entities")
async def question(town: Town, method: str) -> None:
    poll = (await town.sent(method, question="<i>Q</i>?", question_parse_mode="HTML"))["poll"]
    assert (poll["question"], poll["question_entities"][0]["type"]) == ("Q?", "italic")
    marks = [{"type": "custom_emoji", "offset": 0, "length": 1, "custom_emoji_id": "5"}]
    assert (await town.sent(method, question_entities=marks))["poll"]["question_entities"] == marks
    await town.refused(method, "text must be non-empty", question=" ")
    await town.refused(method, "poll question length must not exceed 300", question="x" * 301)


@proves("sendPoll", "options")
async def options(town: Town, method: str) -> None:
    given = [
        {"text": "*a*", "text_parse_mode": "Markdown"},
        {"text": "b", "media": {"type": "photo", "media": "attach://one"}},
    ]
    poll = (await town.sent(method, options=given))["poll"]
    assert [one["text"] for one in poll["options"]] == ["a", "b"]
    assert poll["options"][0]["text_entities"][0]["type"] == "bold"
    assert poll["options"][1]["media"]["photo"]
    assert len((await town.sent(method, options=["alone"]))["poll"]["options"]) == 1
    await town.refused(method, "poll must have at least one answer option", options=[])
    await town.refused(method, "poll can't have more than 12 options", options=["x"] * 13)
    await town.refused(method, "text must be non-empty", options=["a", " "])
    await town.refused(method, "poll options length must not exceed 100", options=["a", "x" * 101])


@proves("sendPoll", "is_anonymous", "allows_multiple_answers", "allows_revoting")
async def votes(town: Town, method: str) -> None:
    await town.asked_for("poll_answer")
    open_one = {"chat_id": HELPERS, "is_anonymous": False, "allows_multiple_answers": True}
    poll = await town.sent(method, **open_one)
    for option in (0, 1, 0):
        people.taps(town.world, LUCA, option, "helpers", message=poll["message_id"])
    told = [one["poll_answer"]["option_ids"] for one in await town.asked_for("poll_answer")]
    assert told == [[0], [0, 1], [1]]
    secret = await town.sent(method, chat_id=HELPERS, allows_revoting=False)
    people.taps(town.world, LUCA, 0, "helpers", message=secret["message_id"])
    assert len(await town.asked_for("poll_answer")) == 3
    with pytest.raises(Exception, match="final"):
        people.taps(town.world, LUCA, 1, "helpers", message=secret["message_id"])
    await town.refused(
        method, "non-anonymous polls can't be sent to channel chats", chat_id=CHANNEL, is_anonymous=False
    )


@proves("sendPoll", "type", "correct_option_ids", "explanation", "explanation_parse_mode", "explanation_entities")
async def quiz(town: Town, method: str) -> None:
    told = {"type": "quiz", "correct_option_ids": [1], "explanation": "<b>b</b>", "explanation_parse_mode": "HTML"}
    poll = (await town.sent(method, **told))["poll"]
    assert (poll["type"], poll["correct_option_ids"], poll["explanation"]) == ("quiz", [1], "b")
    assert (poll["explanation_entities"][0]["type"], poll["allows_revoting"]) == ("bold", False)
    assert "explanation" not in town.seen()["media"]
    marks = [{"type": "code", "offset": 0, "length": 1}]
    plain = {"type": "quiz", "correct_option_ids": [0], "explanation": "why", "explanation_entities": marks}
    assert (await town.sent(method, **plain))["poll"]["explanation_entities"] == marks
    several = {"type": "quiz", "correct_option_ids": [0, 1], "allows_multiple_answers": True}
    assert (await town.sent(method, **several))["poll"]["correct_option_ids"] == [0, 1]
    assert "explanation" not in (await town.sent(method, explanation="not for regular ones"))["poll"]
    for wrong in (None, [], [2], [-1], [1, 0], [0, 1]):
        await town.refused(method, "wrong correct option ID specified", type="quiz", correct_option_ids=wrong)
    await town.refused(method, "unsupported poll type specified", type="survey")


@proves("sendPoll", "media", "explanation_media", "description", "description_parse_mode", "description_entities")
async def described(town: Town, method: str) -> None:
    place = {"type": "location", "latitude": 47, "longitude": 8}
    shown = {"type": "photo", "media": "attach://one"}
    told = {"description": "~x~", "description_parse_mode": "MarkdownV2", "media": place}
    poll = (await town.sent(method, **told, type="quiz", correct_option_ids=[0], explanation_media=shown))["poll"]
    assert (poll["description"], poll["description_entities"][0]["type"]) == ("x", "strikethrough")
    assert (poll["media"], bool(poll["explanation_media"]["photo"])) == (
        {"location": {"latitude": 47.0, "longitude": 8.0}},
        True,
    )
    marks = [{"type": "code", "offset": 0, "length": 1}]
    poll = (await town.sent(method, description="why", description_entities=marks))["poll"]
    assert poll["description_entities"] == marks
    await town.refused(method, "message caption is too long", description="x" * 1025)


@proves("sendPoll", "open_period", "close_date", "is_closed")
async def ends(town: Town, method: str) -> None:
    poll = await town.sent(method, open_period=60)
    assert (poll["poll"]["open_period"], town.seen()["media"]["is_closed"]) == (60, False)
    now = town.world.clock.timestamp()
    both = (await town.sent(method, open_period=60, close_date=now + 90))["poll"]
    assert (both["open_period"], "close_date" in both) == (60, False)
    assert (await town.sent(method, close_date=now + 30))["poll"]["close_date"] == now + 30
    town.world.clock.advance(timedelta(seconds=31))
    assert town.seen()["media"]["is_closed"]
    assert (await town.sent(method, is_closed=True))["poll"]["is_closed"]
    await town.refused(method, "wrong poll open period specified", open_period=4)
    await town.refused(method, "wrong poll close date specified", close_date=now)


@proves("sendPoll", "members_only", "country_codes")
async def voters(town: Town, method: str) -> None:
    poll = (await town.sent(method, chat_id=CHANNEL, members_only=True, country_codes=["CH", "FT"]))["poll"]
    assert (poll["members_only"], poll["country_codes"]) == (True, ["CH", "FT"])
    await town.refused(method, "voters can be restricted only in channel chats", members_only=True)
    await town.refused(method, "invalid country code specified", chat_id=CHANNEL, country_codes=["Switzerland"])


@proves("sendPoll", "shuffle_options")
async def shuffled(town: Town, method: str) -> None:
    await town.asked_for("poll_answer")
    given = list("abcdefghij")
    asked = {"chat_id": HELPERS, "options": given, "is_anonymous": False, "type": "quiz", "correct_option_ids": [2]}
    message = await town.sent(method, **asked, shuffle_options=True)
    assert [one["text"] for one in message["poll"]["options"]] == given

    def read_by(person: int) -> list[str]:
        return [one["text"] for one in town.seen(person, "helpers")["media"]["options"]]

    assert sorted(read_by(LUCA)) == given
    assert read_by(LUCA) == read_by(LUCA) != read_by(ADA)
    first = read_by(LUCA)[0]
    people.taps(town.world, LUCA, 0, "helpers", message=message["message_id"])
    told = (await town.asked_for("poll_answer"))[0]["poll_answer"]["option_ids"]
    assert told == [given.index(first)]
    seen = town.seen(LUCA, "helpers")["media"]
    assert (seen["chosen"], seen["options"][0]["voter_count"]) == ([0], 1)
    assert seen["options"][seen["correct_option_ids"][0]]["text"] == "c"
    people.taps(town.world, ADA, "c", "helpers", message=message["message_id"])
    assert (await town.asked_for("poll_answer"))[-1]["poll_answer"]["option_ids"] == [2]
    await town.sent(method, **asked)
    assert read_by(ADA) == given


@proves("sendPoll", "allow_adding_options", "hide_results_until_closes")
async def shown_how(town: Town, method: str) -> None:
    # People of a town cannot add options.
    assert await town.sent(method, allow_adding_options=True, is_anonymous=False)
    words = "options can't be added to anonymous polls and quizzes"
    await town.refused(method, words, allow_adding_options=True)
    hidden = await town.sent(method, chat_id=HELPERS, hide_results_until_closes=True)
    people.taps(town.world, LUCA, 1, "helpers", message=hidden["message_id"])
    counts = [one["voter_count"] for one in town.seen(LUCA, "helpers")["media"]["options"]]
    assert counts == [0, 0]
    await town.call("stopPoll", chat_id=HELPERS, message_id=hidden["message_id"])
    counts = [one["voter_count"] for one in town.seen(LUCA, "helpers")["media"]["options"]]
    assert counts == [0, 1]
