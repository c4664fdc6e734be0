"""Messages with files, and files back.

Called by a client we did not write, over real HTTP; answers are also held against the documentation.
"""

from __future__ import annotations

from typing import Any

import pytest
import telegram
from telegram.error import BadRequest

from sandbox.files import picture
from tests.sandbox.room import ANNA, Room, calls


@calls("sendPhoto", "getFile")
async def test_photo(room: Room) -> None:
    sent = await room.bot.send_photo(
        ANNA, picture(1000, 500), caption="*bold*", parse_mode="MarkdownV2", has_spoiler=True
    )
    assert [(one.width, one.height) for one in sent.photo] == [(90, 45), (320, 160), (800, 400), (1000, 500)]
    assert sent.caption_entities[0].type == "bold"
    again = await room.bot.send_photo(ANNA, sent.photo[0].file_id)
    assert again.photo[-1].file_id == sent.photo[-1].file_id
    file = await room.bot.get_file(sent.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == picture(1000, 500)
    with pytest.raises(BadRequest, match="Wrong file identifier"):
        await room.bot.send_photo(ANNA, "nonsense")
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await room.bot.send_photo(ANNA, b"no picture")
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await room.bot.send_photo(ANNA, picture(), caption="x" * 1025)
    with pytest.raises(BadRequest, match="Can't use file of type photo as document"):
        await room.bot.send_document(ANNA, sent.photo[-1].file_id)


@calls("sendVoice", "sendVideo", "sendAudio", "sendAnimation", "sendDocument", "sendSticker")
async def test_sounds_and_papers(room: Room) -> None:
    voice = await room.bot.send_voice(ANNA, b"OggS....", duration=7)
    assert voice.voice
    assert room.sees()["media"]["duration"] == 7
    video = await room.bot.send_video(ANNA, b"video", width=640, height=480, duration=3)
    assert video.video
    assert (video.video.width, video.video.height) == (640, 480)
    audio = await room.bot.send_audio(ANNA, b"ID3", title="Song", performer="Band")
    assert audio.audio
    assert audio.audio.title == "Song"
    animation = await room.bot.send_animation(ANNA, b"GIF89a")
    assert animation.animation
    assert animation.document
    document = await room.bot.send_document(ANNA, b"a,b", filename="list.csv", caption="List")
    assert document.document
    assert (document.document.file_name, document.caption) == ("list.csv", "List")
    sticker = await room.bot.send_sticker(ANNA, b"RIFF")
    assert sticker.sticker
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await room.bot.send_document(ANNA, b"")


@calls("sendMediaGroup")
async def test_album(room: Room) -> None:
    pictures = [telegram.InputMediaPhoto(picture(), caption="First"), telegram.InputMediaPhoto(picture())]
    sent = await room.bot.send_media_group(ANNA, pictures)
    assert len({one.media_group_id for one in sent}) == 1
    assert [one.caption for one in sent] == ["First", None]
    mixed: list[Any] = [telegram.InputMediaPhoto(picture()), telegram.InputMediaDocument(b"x")]
    with pytest.raises(BadRequest, match="can't be mixed"):
        await room.bot.send_media_group(ANNA, mixed)
