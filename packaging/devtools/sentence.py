"""The one kind of failure that dev.py tells in a sentence, without a traceback."""


class SentenceError(Exception):
    """Something about the machine or the call, said so that its reader can mend it."""
