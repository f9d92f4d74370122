"""Earlier notes beside a note: what makes carried-over and cloned text plain, kept by value.

Of the latest three notes under the same discipline the record keeps a short digest of each text,
not the text: enough to see that a text is the same, wherever the record is read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from therapytimer.visit.service_fields import is_standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

NOTES = 3
_DIGEST = 16  # hexadecimal digits


@dataclass(frozen=True, slots=True)
class EarlierNote:
    """The digests of an earlier note's texts by field ("services.97112.technique")."""

    on: date
    digests: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Earlier:
    """The latest notes before this one, the latest first, and the fields carried over from it."""

    notes: tuple[EarlierNote, ...] = ()
    carried: tuple[str, ...] = ()


def digest(text: str) -> str:
    """Shorten a text so that equal texts can be told; spaces and case do not count."""
    return sha256(" ".join(text.split()).casefold().encode()).hexdigest()[:_DIGEST]


def with_carried(earlier: Earlier, names: Iterable[str]) -> Earlier:
    """Mark fields as carried over."""
    return Earlier(earlier.notes, tuple(dict.fromkeys((*earlier.carried, *names))))


def untouched(earlier: Earlier, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Name the fields that were carried over and still say the same as the note before."""
    if not earlier.notes:
        return ()
    before = earlier.notes[0].digests
    return tuple(
        name
        for name in earlier.carried
        if texts.get(name) and before.get(name) == digest(texts[name])
    )


def repeated(earlier: Earlier, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Name the fields that say the same as each of the latest three notes.

    A text that may stand from visit to visit (a deficit, a goal) is none of them.
    """
    if len(earlier.notes) < NOTES:
        return ()
    return tuple(
        name
        for name, text in texts.items()
        if not is_standing(name)
        and all(note.digests.get(name) == digest(text) for note in earlier.notes)
    )
