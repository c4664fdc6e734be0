"""What the process that programs are forked from has imported (tests/forks.py). Refuses to run anything."""

import gc
from importlib import import_module

for module in (
    *("aiosqlite", "asyncpg", "bot.backups", "bot.dead", "bot.doctor", "bot.operating", "bot.running", "nlu.local"),
    *("sandbox.child", "sandbox.http", "sandbox.town_http"),
):
    import_module(module)

gc.collect()
gc.freeze()
