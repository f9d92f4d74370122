"""Identities of facts and actions."""

from __future__ import annotations

from uuid import uuid4


def new_id() -> str:
    """Return a new identity, unlike any other on any laptop."""
    return str(uuid4())
