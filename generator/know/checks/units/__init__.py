"""Units at their time."""
