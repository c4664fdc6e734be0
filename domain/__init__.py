"""domain decides: pure rules over plain values. Refuses every import but the standard library."""
