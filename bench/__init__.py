"""bench measures: every number the README states, each by one command."""
