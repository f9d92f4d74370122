"""Initials: how a patient is told from others where a name would be read by anybody."""

from __future__ import annotations

_MOST = 3


def initials(name: str) -> str:
    """Return the first letters of a name's words, three at most ("A. B. C.")."""
    return " ".join(f"{word[0]}." for word in name.split()[:_MOST])
