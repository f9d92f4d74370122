"""Time as billing needs it: spans on codes, and the part of one visit in its day."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Span:
    """Time on one code as billing needs it: aware UTC instants, whole milliseconds.

    `assistant` is true when assistants alone furnished it; joint time is the therapist's. A stop
    before its start is a ValueError, so that no minute is ever taken off another.
    """

    code: str
    start: datetime
    stop: datetime
    assistant: bool = False
    typed: bool = False

    def __post_init__(self) -> None:
        if self.stop < self.start:
            raise ValueError(f"{self.code} stops at {self.stop}, before its start {self.start}.")


@dataclass(frozen=True, slots=True)
class VisitTime:
    """One visit's part of the day: its spans and the numbers of sites or pieces typed.

    A number below 0 is a ValueError.
    """

    visit_id: str
    spans: tuple[Span, ...]
    quantities: Mapping[str, int] = field(default_factory=dict[str, int])

    def __post_init__(self) -> None:
        for code, number in self.quantities.items():
            if number < 0:
                raise ValueError(f"The number of {code} must be 0 or more, not {number}.")
