"""Instants and days as the database keeps them: milliseconds since 1970 and ISO text."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def milliseconds(instant: datetime) -> int:
    """Give an aware instant as whole milliseconds since 1970; TypeError for a naive one."""
    return (instant - _EPOCH) // _MILLISECOND


def instant(milliseconds: int) -> datetime:
    """Give milliseconds since 1970 as an aware UTC instant."""
    return _EPOCH + milliseconds * _MILLISECOND


def stamp_name(at: datetime) -> str:
    """Name a folder or file by an instant, sortable and free of colons: 20261120T140000000Z."""
    at = at.astimezone(UTC)
    return f"{at:%Y%m%dT%H%M%S}{at.microsecond // 1000:03d}Z"
