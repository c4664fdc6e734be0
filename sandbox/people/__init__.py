"""What people do in the town: say, tap, send, join, block. The people API in plain functions; plays nobody by itself.

Each takes the world, a person's id and a chat (an id, an invite link, `private`, `helpers`, `helpers:region`, `admins`)
and does what that person's phone would do. Impossible (a sentence) where the phone would not let them, Unknown (a
sentence) where there is no such person, chat, message or button.
"""

from sandbox.people.coming import add_person, blocks, goes, join, leave, migrates, puts_bot, reads, stays_anonymous
from sandbox.people.pressing import Answer, find_button, presses, rows_of, taps
from sandbox.people.saying import deletes, edits, poll, reacts, says
from sandbox.people.sending import contact, document, location, moves, photo, sticker, video, voice
from sandbox.people.who import Impossible, Unknown, chat_of, message_of, person_of

__all__ = [
    "Answer",
    "Impossible",
    "Unknown",
    "add_person",
    "blocks",
    "chat_of",
    "contact",
    "deletes",
    "document",
    "edits",
    "find_button",
    "goes",
    "join",
    "leave",
    "location",
    "message_of",
    "migrates",
    "moves",
    "person_of",
    "photo",
    "poll",
    "presses",
    "puts_bot",
    "reacts",
    "reads",
    "rows_of",
    "says",
    "stays_anonymous",
    "sticker",
    "taps",
    "video",
    "voice",
]
