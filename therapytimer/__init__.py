"""A treatment stopwatch per billing code, with the bill and the note that follow from it."""

__version__ = "0.1.0"
