"""python -m bot doctor: looks at everything a running bot needs; each line is ok or what to do. Refuses to mend."""

from __future__ import annotations

from bot.config import Config
from bot.doctor import machine, telegram
from bot.doctor.finding import Finding as Finding
from domain.rules import Rules


async def examine(config: Config, rules: Rules) -> list[Finding]:
    """Everything there is to say; nothing is changed anywhere. Raises BadConfig for a token that is none."""
    local = await machine.examine(config, rules)
    running = any(finding.topic == "running" and finding.about == "yes" for finding in local)
    return [*await telegram.examine(config, rules, running=running), *local]
