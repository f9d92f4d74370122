"""What changes when one edit table takes the place of another, shown before it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import date

    from therapytimer.billing.edits import EditTable, Pair


@dataclass(frozen=True, slots=True)
class EditChanges:
    """The difference on one date: rows kept, and pairs of which both codes are the clinic's."""

    before: str
    after: str
    on: date
    rows_before: int
    rows_after: int
    appearing: tuple[Pair, ...]
    vanishing: tuple[Pair, ...]
    altered: tuple[Pair, ...]  # joined in both, by another indicator

    @property
    def sentence(self) -> str:
        """The whole change in one sentence."""
        return (
            f"{self.after} replaces {self.before}: {self.rows_after:,} rows instead of "
            f"{self.rows_before:,}; on {self.on}, of the clinic's codes, {len(self.appearing)} "
            f"pairs appear, {len(self.vanishing)} vanish and {len(self.altered)} change their "
            "indicator."
        )


def changes(old: EditTable, new: EditTable, on: date, codes: Container[str]) -> EditChanges:
    """Compare two tables on a date, for the pairs of which both codes are in `codes`."""
    was, becomes = (
        {pair: indicator for pair, indicator in table.active(on).items() if _both(pair, codes)}
        for table in (old, new)
    )
    return EditChanges(
        before=old.name,
        after=new.name,
        on=on,
        rows_before=len(old.edits),
        rows_after=len(new.edits),
        appearing=tuple(sorted(becomes.keys() - was.keys())),
        vanishing=tuple(sorted(was.keys() - becomes.keys())),
        altered=tuple(
            pair for pair in sorted(was.keys() & becomes.keys()) if was[pair] != becomes[pair]
        ),
    )


def _both(pair: Pair, codes: Container[str]) -> bool:
    return pair[0] in codes and pair[1] in codes
