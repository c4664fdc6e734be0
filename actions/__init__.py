"""actions act: one function, one purpose, inside one unit. Refuse Telegram and sentences."""
