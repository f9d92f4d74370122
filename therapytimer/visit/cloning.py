"""Notes compared: the texts of a visit by field, and what a later note keeps of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.visit.earlier import NOTES, Earlier, EarlierNote, digest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from therapytimer.visit.visit import Visit


def texts_of(visit: Visit) -> dict[str, str]:
    """Every text of a visit by its field."""
    note = {f"note.{key}": text for key, text in visit.note.items()}
    services = {
        f"services.{code}.{key}": text
        for code, words in visit.services.items()
        for key, text in words.items()
    }
    return {name: text for name, text in (services | note).items() if text.strip()}


def earlier_note(visit: Visit) -> EarlierNote:
    """Give what a later note keeps of a visit's note."""
    return EarlierNote(visit.on, {name: digest(text) for name, text in texts_of(visit).items()})


def with_notes(earlier: Earlier, visits: Iterable[Visit]) -> Earlier:
    """Keep the notes of the visits before, the latest first; visits without a word are none."""
    notes = [earlier_note(one) for one in visits]
    return Earlier(tuple(one for one in notes if one.digests)[:NOTES], earlier.carried)
