"""python-telegram-bot's own tests, run against the sandbox. They come from the registry; nothing of them is kept."""
