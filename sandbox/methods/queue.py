"""How a bot gets its updates: by asking for them, or by naming an address to send them to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sandbox import params as read
from sandbox.params import Files
from sandbox.refusals import Said, bad
from sandbox.state import Json
from sandbox.updates import Webhook

if TYPE_CHECKING:
    from sandbox.world import World


def _allowed(params: Json) -> list[str] | None:
    given = read.list_of(params, "allowed_updates", "allowed_updates")
    return None if given is None else [str(one) for one in given]


async def get_updates(world: World, params: Json, files: Files) -> list[Json]:
    offset, limit = read.whole(params, "offset"), read.whole(params, "limit", 100)
    return await world.updates.fetch(offset, limit, read.whole(params, "timeout"), _allowed(params))


def set_webhook(world: World, params: Json, files: Files) -> Said:
    url = read.text(params, "url")
    if not url:
        return delete_webhook(world, params, files)
    if not re.match(r"https?://[^/\s]+", url):
        raise bad("bad webhook: URL host is empty" if "://" in url else "bad webhook: invalid URL")
    secret = read.text(params, "secret_token")
    if len(secret) > 256:
        raise bad("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
        raise bad("secret token contains unallowed characters")
    most = read.whole(params, "max_connections", 40)
    webhook = Webhook(url, secret, min(max(most, 1), 100), read.text(params, "ip_address"), "certificate" in files)
    world.updates.allow(_allowed(params))
    _dropped(world, params)
    old = world.updates.webhook
    if old is not None and not webhook.custom and _settings(old) == _settings(webhook):
        return Said(True, "Webhook is already set")
    world.updates.set_webhook(webhook)
    return Said(True, "Webhook was set")


def _settings(one: Webhook) -> tuple[object, ...]:
    return one.url, one.secret, one.most, one.ip, one.custom


def delete_webhook(world: World, params: Json, files: Files) -> Said:
    _dropped(world, params)
    if world.updates.webhook is None:
        return Said(True, "Webhook is already deleted")
    world.updates.set_webhook(None)
    return Said(True, "Webhook was deleted")


def _dropped(world: World, params: Json) -> None:
    if read.yes(params, "drop_pending_updates"):
        for update_id in list(world.updates.waiting):
            world.updates.forget(update_id)


def get_webhook_info(world: World, params: Json, files: Files) -> Json:
    updates = world.updates
    updates.expire()
    webhook = updates.webhook
    info: dict[str, Any] = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": bool(webhook and webhook.custom),
        "pending_update_count": len(updates.waiting),
    }
    if webhook is not None:
        info["max_connections"] = webhook.most
        if address := webhook.ip or webhook.found_at:
            info["ip_address"] = address
        if webhook.error_at:
            info |= {"last_error_date": webhook.error_at, "last_error_message": webhook.error}
    if updates.allowed:
        info["allowed_updates"] = list(updates.allowed)
    return info


METHODS = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
