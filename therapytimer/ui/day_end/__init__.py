"""The end of the day: what is still open, signed together, and all of it out at once."""
