"""What the page for signing shows of a note, in plain data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ToSign:
    """A note that waits for a signature.

    `facts` are its day, minutes and units in words; `refusal` says why it cannot be signed now, and
    is empty where it can; `advice` is what the checklist still advises.
    """

    visit_id: str
    name: str
    facts: str
    refusal: str = ""
    advice: tuple[str, ...] = ()
