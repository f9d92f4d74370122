"""Measures: what was measured at a visit, as numbers with unit and side, beside last time's."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

SIDES = ("", "left", "right")
_NUMBER = re.compile(r"-?\d{1,5}(?:[.,]\d{1,3})?")


@dataclass(frozen=True, slots=True)
class Measure:
    """One number: of what, in which unit, on which side ("" where none is meant).

    `before` is the value of the same measure and side at an earlier visit, of `before_on`; it is
    kept by value, so that the note says the same wherever it is printed.
    """

    name: str
    value: Decimal
    unit: str = ""
    side: str = ""
    before: Decimal | None = None
    before_on: date | None = None

    @property
    def title(self) -> str:
        """The measure with its side: "Single-leg stance, left"."""
        return f"{self.name}, {self.side}" if self.side else self.name

    @property
    def shown(self) -> str:
        """The value with its unit: "7 s"."""
        return _with_unit(self.value, self.unit)

    @property
    def shown_before(self) -> str:
        """The earlier value with its unit, nothing where none is known."""
        return "" if self.before is None else _with_unit(self.before, self.unit)

    @property
    def change(self) -> str:
        """By how much it differs from before, without judging it: "up 3", "the same"."""
        if self.before is None:
            return ""
        change = self.value - self.before
        return f"{'up' if change > 0 else 'down'} {abs(change)}" if change else "the same"


class Kind(NamedTuple):
    """What can be measured, in which unit, and whether a side belongs to it."""

    name: str
    unit: str
    sided: bool = False


# Names of measures and their units; of questionnaires the score alone, never their words.
KINDS = (
    Kind("Pain", "of 10"),
    Kind("Single-leg stance", "s", sided=True),
    Kind("Tandem stance", "s"),
    Kind("10-metre walk", "s"),
    Kind("Gait speed", "m/s"),
    Kind("6-minute walk", "m"),
    Kind("2-minute walk", "m"),
    Kind("Timed Up and Go", "s"),
    Kind("Five times sit to stand", "s"),
    Kind("30-second chair stand", "times"),
    Kind("Functional reach", "cm"),
    Kind("Berg Balance Scale", "of 56"),
    Kind("Dynamic Gait Index", "of 24"),
    Kind("Knee flexion", "°", sided=True),
    Kind("Knee extension", "°", sided=True),
    Kind("Ankle dorsiflexion", "°", sided=True),
    Kind("Hip flexion", "°", sided=True),
    Kind("Shoulder flexion", "°", sided=True),
    Kind("Shoulder abduction", "°", sided=True),
    Kind("Shoulder external rotation", "°", sided=True),
    Kind("Elbow flexion", "°", sided=True),
    Kind("Wrist extension", "°", sided=True),
    Kind("Cervical rotation", "°", sided=True),
    Kind("Grip strength", "kg", sided=True),
    Kind("Lateral pinch", "kg", sided=True),
    Kind("Nine-Hole Peg", "s", sided=True),
    Kind("Box and Block", "blocks", sided=True),
    Kind("Strength by hand, grade", "of 5", sided=True),
    Kind("Girth", "cm", sided=True),
    Kind("Words recalled", "of 5"),
    Kind("Correct answers", "%"),
    Kind("Heart rate", "a minute"),
    Kind("Oxygen saturation", "%"),
)


def number(text: str) -> Decimal:
    """Read a number as people type it, with a point or a comma; ValueError otherwise."""
    typed = text.strip()
    if not _NUMBER.fullmatch(typed) or not typed.isascii():
        raise ValueError(f"“{typed[:20]}” is no number: type digits such as 12.4.")
    return Decimal(typed.replace(",", "."))


def with_measure(measures: Iterable[Measure], added: Measure) -> tuple[Measure, ...]:
    """Add a measure; another value of the same measure and side takes the place of the first."""
    kept = list(measures)
    places = [place for place, one in enumerate(kept) if _same(one, added)]
    if not places:
        return (*kept, added)
    kept[places[0]] = added
    return tuple(kept)


def without_measure(measures: Iterable[Measure], gone: Measure) -> tuple[Measure, ...]:
    """Take a measure away."""
    return tuple(one for one in measures if not _same(one, gone))


def compared(measure: Measure, earlier: Sequence[tuple[date, Sequence[Measure]]]) -> Measure:
    """Put last time's value beside a measure; `earlier` are visits, the latest first.

    A value in another unit is no comparison.
    """
    for on, measures in earlier:
        for one in measures:
            if _same(one, measure) and one.unit == measure.unit:
                return replace(measure, before=one.value, before_on=on)
    return replace(measure, before=None, before_on=None)


def offered(earlier: Iterable[Sequence[Measure]]) -> tuple[Kind, ...]:
    """List what can be measured: what was measured of this patient first, in its unit then."""
    known = {one.name: one for one in KINDS}
    own = {
        one.name: Kind(
            one.name, one.unit, bool(one.side) or known.get(one.name, Kind("", "")).sided
        )
        for measures in reversed(list(earlier))
        for one in measures
    }
    return (*own.values(), *(one for one in KINDS if one.name not in own))


def _same(one: Measure, other: Measure) -> bool:
    return (one.name, one.side) == (other.name, other.side)


def _with_unit(value: Decimal, unit: str) -> str:
    glued = "" if unit in {"°", "%", ""} else " "
    return f"{value}{glued}{unit}"
