"""nlu understands: one message in, what it says out. Refuses to know people, jobs or Telegram."""
