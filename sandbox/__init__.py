"""sandbox pretends: a Telegram look-alike with people in it. Knows nothing of needbot."""
