"""What changes when one table of MUE values takes the place of another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from therapytimer.billing.mue import MueTable


@dataclass(frozen=True, slots=True)
class MueChanges:
    """The difference: codes that get a value, lose theirs, or have another one."""

    before: str
    after: str
    appearing: tuple[str, ...]
    vanishing: tuple[str, ...]
    altered: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """The whole change in one sentence."""
        return (
            f"{self.after} replaces {self.before}: of the clinic's codes, {len(self.appearing)} "
            f"get a value, {len(self.vanishing)} lose theirs and {len(self.altered)} change it."
        )


def mue_changes(old: MueTable, new: MueTable) -> MueChanges:
    """Compare the units of two tables; an indicator not known before is no change."""
    was, becomes = old.values, new.values
    return MueChanges(
        before=old.name,
        after=new.name,
        appearing=tuple(sorted(becomes.keys() - was.keys())),
        vanishing=tuple(sorted(was.keys() - becomes.keys())),
        altered=tuple(
            code
            for code in sorted(was.keys() & becomes.keys())
            if was[code].units != becomes[code].units
            or was[code].indicator not in {None, becomes[code].indicator}
        ),
    )
