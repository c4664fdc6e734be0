"""storage remembers: tables, units and the questions asked of them. Refuses rules."""
