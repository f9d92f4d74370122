"""Grounds: what a bill rests on beyond minutes and payer, kept by value with every visit."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from therapytimer.billing.edits import Edit, EditTable, edit_on
from therapytimer.billing.fees import price_of
from therapytimer.billing.mue import MueTable
from therapytimer.billing.thresholds import threshold_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from therapytimer.billing.edits import Pair
    from therapytimer.billing.fees import FeeSchedule, Price
    from therapytimer.billing.kx import YearUse
    from therapytimer.billing.mppr import Highest
    from therapytimer.billing.mue import Mue
    from therapytimer.billing.payers import Payer
    from therapytimer.billing.thresholds import Threshold, Thresholds

_MEDICARE = "medicare"


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables of a clinic, from which the grounds of a day are taken.

    `edits` has a table for each value of a payer's `edit_table`; a payer whose table is not there
    is billed without edits. `fees` holds the clinic's own, by payer name and code.
    """

    edits: Mapping[str, EditTable]
    mue: MueTable
    schedule: FeeSchedule
    thresholds: Thresholds
    fees: Mapping[str, Mapping[str, Decimal]] = field(
        default_factory=dict[str, "Mapping[str, Decimal]"]
    )
    hides_estimates: bool = False  # they are reckoned and not shown


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the tables say of the codes of one day, and what the patient had used before it.

    `edits` maps the active pairs (column 1 first) to their indicators; `edit_table` and
    `mue_table` name the tables, empty where the payer follows none; `prices` are of one unit.
    `use` and `threshold` are None where no payer has a threshold or the year's is unknown.
    `second_prices` are those of a second payer whose threshold counts. `elsewhere` is what the
    patient's other bills of the day with this payer keep of the unit that is paid in full. With
    `hides_estimates` sums of dollars are reckoned and not shown.
    """

    edit_table: str = ""
    edits: Mapping[Pair, int] = field(default_factory=dict["Pair", int])
    mue_table: str = ""
    mue: Mapping[str, Mue] = field(default_factory=dict[str, "Mue"])
    prices: Mapping[str, Price] = field(default_factory=dict[str, "Price"])
    threshold: Threshold | None = None
    use: YearUse | None = None
    second_prices: Mapping[str, Price] = field(default_factory=dict[str, "Price"])
    elsewhere: Highest | None = None
    hides_estimates: bool = False

    @property
    def pairs(self) -> EditTable:
        """The edits as a table of this day alone."""
        rows = (Edit(*pair, None, None, indicator) for pair, indicator in self.edits.items())
        return EditTable(self.edit_table, rows)

    @property
    def values(self) -> MueTable:
        """The MUE values as a table."""
        return MueTable(self.mue_table, self.mue)


def grounds_of(
    codes: Iterable[str], on: date, payer: Payer, discipline: str, tables: Tables
) -> Grounds:
    """Take from the tables what they say of these codes on a day; `use` is left open.

    MUE values are Medicare's, so they hold for payers that follow its edits.
    """
    known = sorted(set(codes))
    table = tables.edits.get(payer.edit_table)
    likely = tables.mue if payer.edit_table == _MEDICARE else MueTable("", {})
    own = tables.fees.get(payer.name, {})
    prices = {code: price_of(code, tables.schedule, own) for code in known}
    return Grounds(
        edit_table=table.name if table else "",
        edits=_active(known, on, table) if table else {},
        mue_table=likely.name,
        mue={code: likely.values[code] for code in known if code in likely.values},
        prices={code: price for code, price in prices.items() if price is not None},
        threshold=threshold_for(tables.thresholds, on, discipline) if payer.threshold else None,
        hides_estimates=tables.hides_estimates,
    )


def _active(codes: Sequence[str], on: date, table: EditTable) -> dict[Pair, int]:
    found = (edit_on(table, *pair, on) for pair in combinations(codes, 2))
    return {edit.pair: edit.indicator for edit in found if edit is not None}


def joined_grounds(all_of_them: Sequence[Grounds]) -> Grounds:
    """Make the grounds of a day from those of its visits; of what differs the first stands."""
    first, *others = all_of_them
    for other in others:
        first = Grounds(
            edit_table=first.edit_table or other.edit_table,
            edits={**other.edits, **first.edits},
            mue_table=first.mue_table or other.mue_table,
            mue={**other.mue, **first.mue},
            prices={**other.prices, **first.prices},
            threshold=first.threshold or other.threshold,
            use=first.use or other.use,
            second_prices={**other.second_prices, **first.second_prices},
            elsewhere=first.elsewhere or other.elsewhere,
            hides_estimates=first.hides_estimates or other.hides_estimates,
        )
    return first
