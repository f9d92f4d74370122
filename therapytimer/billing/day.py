"""What one bill covers: a patient's visits on one day, with all that the bill rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from therapytimer.billing.codes import Code
    from therapytimer.billing.grounds import Grounds
    from therapytimer.billing.payers import Payer
    from therapytimer.billing.spans import VisitTime


@dataclass(frozen=True, slots=True)
class Day:
    """One patient, local day, discipline, payer and case: what one bill covers.

    That two injuries under two payers, or PT and OT, are two bills is convention, not published.
    `codes` is the catalogue with the clinic's own codes. `tie_choices` maps the codes of a tie
    (sorted) to the codes chosen and by whom. `lane_choices` maps a service's first code to its
    units without CQ/CO, in digits, and by whom; one that does not fit is ignored.
    `typed_modifiers` maps "CODE" or "CODE:LANE" to the modifiers typed by hand and by whom.
    `pair_choices` maps "distinct:COLUMN1+COLUMN2" to a modifier or "no", `liability_choices` a code
    to GA, GX, GY or GZ, each with by whom. `attested_by` says that the services are medically
    necessary. Without `grounds` there are neither edits nor prices nor a threshold. `second` is the
    second payer: of it only a threshold counts, where `payer` has none. `redefined` are numbers of
    the shipped catalogue that a visit defines otherwise.
    """

    on: date
    discipline: str
    payer: Payer
    visits: tuple[VisitTime, ...]
    codes: Mapping[str, Code]
    tie_choices: Mapping[tuple[str, ...], tuple[tuple[str, ...], str]] = field(
        default_factory=dict[tuple[str, ...], tuple[tuple[str, ...], str]]
    )
    lane_choices: Mapping[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    typed_modifiers: Mapping[str, tuple[tuple[str, ...], str]] = field(
        default_factory=dict[str, tuple[tuple[str, ...], str]]
    )
    pair_choices: Mapping[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    liability_choices: Mapping[str, tuple[str, str]] = field(
        default_factory=dict[str, tuple[str, str]]
    )
    attested_by: str = ""
    grounds: Grounds | None = None
    second: Payer | None = None
    redefined: frozenset[str] = frozenset()
