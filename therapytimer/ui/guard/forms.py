"""What the cover is told and what it asks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who may lift the cover; `by_pin` where they have a PIN that may be tried."""

    id: str
    name: str
    by_pin: bool = False
