"""Aids: what helps to write a note beside what is known of the visit itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from therapytimer.visit.phrases import Library

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from therapytimer.visit.guides import Guide
    from therapytimer.visit.measures import Measure


@dataclass(frozen=True, slots=True)
class Aids:
    """Phrases, help by code, and of the visits before: the latest note's texts, the measures.

    `before` are the texts of the note of `before_on` by field; `measured` are the measures of
    the visits before, the latest first.
    """

    library: Library = field(default_factory=Library)
    guides: Mapping[str, Guide] = field(default_factory=dict[str, "Guide"])
    before_on: date | None = None
    before: Mapping[str, str] = field(default_factory=dict[str, str])
    measured: tuple[tuple[date, tuple[Measure, ...]], ...] = ()
