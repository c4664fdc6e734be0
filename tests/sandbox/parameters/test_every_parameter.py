"""One proof for every parameter that the documentation names for a promised method."""

from __future__ import annotations

import pytest

from sandbox.state import words
from tests.sandbox.parameters import PROOFS, Town, asking, every_sending, one_sending, ruling
from tests.sandbox.schema import parameters

PROMISED = words(
    "getMe getUpdates setWebhook deleteWebhook getWebhookInfo sendMessage editMessageText editMessageCaption "
    "editMessageReplyMarkup deleteMessage deleteMessages sendPhoto sendVoice sendDocument sendMediaGroup sendLocation "
    "editMessageLiveLocation stopMessageLiveLocation sendVenue sendContact sendPoll stopPoll sendChatAction "
    "copyMessage forwardMessage setMessageReaction answerCallbackQuery getFile getChat getChatMember "
    "getChatAdministrators getChatMemberCount leaveChat createChatInviteLink approveChatJoinRequest "
    "declineChatJoinRequest banChatMember unbanChatMember restrictChatMember pinChatMessage unpinChatMessage "
    "setMyCommands getMyCommands deleteMyCommands setMyDescription setMyShortDescription setChatMenuButton "
    "createForumTopic closeForumTopic"
)
NAMED = [(method, parameter) for method in sorted(PROMISED) for parameter in parameters(method)]
assert every_sending
assert one_sending
assert asking
assert ruling


@pytest.mark.parametrize(("method", "parameter"), NAMED, ids=[".".join(one) for one in NAMED])
async def test_parameter(method: str, parameter: str) -> None:
    town = Town()
    proof = PROOFS.get((method, parameter))
    if proof is None and method in town.sends:
        proof = PROOFS.get(("*", parameter))
    assert proof is not None, f"nothing shows what {method} does with {parameter}"
    await proof(town, method)


def test_no_proof_is_of_something_that_does_not_exist() -> None:
    known = {*NAMED, *(("*", parameter) for _, parameter in NAMED)}
    assert sorted(set(PROOFS) - known) == []
