"""Distinct services: what an edit or a payer's advice asks of two codes billed on one day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING, Final

from therapytimer.billing.edits import NEVER, WITH_MODIFIER, Edit, EditTable, Pair, edit_on
from therapytimer.billing.findings import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from therapytimer.billing.lines import BillLine
    from therapytimer.billing.spans import Span

# Whichever of them the payer wants says that a service was distinct [NCCI].
DISTINCT: Final = ("59", "XE", "XS", "XP", "XU")
WITHOUT: Final = "no"  # the choice to bill a pair without a modifier


class Evidence(StrEnum):
    """What the time blocks of two codes show."""

    APART = "apart"
    OVERLAPPING = "overlapping"
    NONE = "none"  # of one of them there is only what was typed afterwards


@dataclass(frozen=True, slots=True)
class Billed:
    """What was billed on a date of service: the lines, and the time under the codes billed."""

    on: date
    lines: Sequence[BillLine]
    spans: Sequence[Span]

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes with at least one unit, in the order of their lines."""
        return tuple(dict.fromkeys(line.code for line in self.lines if line.units > 0))


@dataclass(frozen=True, slots=True)
class PairAdvice:
    """What two codes of a day need: `line` is the code that bears the modifier, or is denied.

    `proposed` is empty where no modifier helps (indicator 0); `blocks` are what `evidence` rests
    on; `source` is the table with its quarter, or the payer whose own wish it is.
    """

    pair: Pair
    indicator: int
    line: str
    proposed: str
    evidence: Evidence
    blocks: tuple[Span, ...]
    source: str
    sentence: str

    @property
    def about(self) -> str:
        """The name of the clinician's decision on it: choice "59", "XU" or "no"."""
        return f"distinct:{self.pair[0]}+{self.pair[1]}"


def edit_advice(billed: Billed, table: EditTable, modifier: str) -> tuple[PairAdvice, ...]:
    """Give the edits that join the codes of a day; `modifier` is what the payer wants, 59 or XU."""
    found = (edit_on(table, *pair, billed.on) for pair in combinations(billed.codes, 2))
    return tuple(_advice(edit, billed, table, modifier) for edit in found if edit is not None)


def _advice(edit: Edit, billed: Billed, table: EditTable, modifier: str) -> PairAdvice:
    blocks = blocks_of(edit.pair, billed.spans)
    evidence = evidence_of(edit.pair, billed.spans)
    never = edit.indicator == NEVER
    said = _never(edit.pair) if never else _distinct(edit.pair, modifier)
    shown = "" if never else evidence_sentence(edit.pair, evidence)
    parts = (f"{said} ({table.name}).", shown, table.beyond(billed.on))
    return PairAdvice(
        pair=edit.pair,
        indicator=edit.indicator,
        line=edit.column2,
        proposed="" if never else modifier,
        evidence=evidence,
        blocks=blocks,
        source=table.name,
        sentence=" ".join(part for part in parts if part),
    )


def _never(pair: Pair) -> str:
    paid, denied = pair
    return f"{paid} and {denied} are never paid on one day: {denied} is denied with any modifier"


def _distinct(pair: Pair, modifier: str) -> str:
    paid, denied = pair
    return f"{denied} is paid beside {paid} only as a distinct service, with {modifier} on {denied}"


def blocks_of(pair: Pair, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Give the time blocks of a pair that count as evidence, by start: none typed afterwards."""
    counted = (span for span in spans if span.code in pair and span.stop > span.start)
    return tuple(sorted((span for span in counted if not span.typed), key=lambda span: span.start))


def evidence_of(pair: Pair, spans: Iterable[Span]) -> Evidence:
    """Judge whether a pair's time blocks lie apart; blocks that touch do not overlap."""
    blocks = blocks_of(pair, spans)
    if {span.code for span in blocks} != set(pair):
        return Evidence.NONE
    # They stand by start, so the second of two meets the first only before that one's stop.
    meeting = any(
        one.code != other.code and other.start < one.stop for one, other in combinations(blocks, 2)
    )
    return Evidence.OVERLAPPING if meeting else Evidence.APART


def evidence_sentence(pair: Pair, evidence: Evidence) -> str:
    """Say what the time blocks of a pair show."""
    codes = f"{pair[0]} and {pair[1]}"
    return {
        Evidence.APART: f"The time blocks of {codes} do not overlap.",
        Evidence.OVERLAPPING: f"The time blocks of {codes} overlap: time does not set them apart.",
        Evidence.NONE: f"No measured time sets {codes} apart; typed segments are no evidence.",
    }[evidence]


def distinct_findings(
    advice: Sequence[PairAdvice], lines: Sequence[BillLine], choices: Mapping[str, str]
) -> tuple[Finding, ...]:
    """Compare what a day's pairs need with the modifiers on its lines.

    `advice` holds edits and payer advisories alike; `choices` maps `PairAdvice.about` to what the
    clinician decided.
    """
    billed = [line for line in lines if line.units > 0]
    return (
        *(finding for each in advice for finding in _of_pair(each, billed, choices)),
        *(finding for line in billed for finding in _of_line(line, advice, choices)),
    )


def _of_pair(
    advice: PairAdvice, billed: Sequence[BillLine], choices: Mapping[str, str]
) -> Iterator[Finding]:
    if advice.indicator == NEVER:
        yield _finding("edit-never-together", advice.sentence)
        return
    bare = any(not _carried(line) for line in billed if line.code == advice.line)
    choice = choices.get(advice.about)
    if bare and choice != WITHOUT:
        yield _finding("distinct-missing", f"No modifier yet, decide: {advice.sentence}")
    if not bare and choice != WITHOUT and advice.evidence is not Evidence.APART:
        yield _finding("distinct-unproved", f"The modifier needs a reason: {advice.sentence}")


def _of_line(
    line: BillLine, advice: Sequence[PairAdvice], choices: Mapping[str, str]
) -> Iterator[Finding]:
    """Find a modifier that no pair asks for, or that was decided against for each that does."""
    asking = [each for each in advice if each.indicator == WITH_MODIFIER and each.line == line.code]
    carried = _carried(line)
    if not carried or any(choices.get(each.about) != WITHOUT for each in asking):
        return
    why = (
        "it was decided to bill it without" if asking else "nothing on this bill asks for it there"
    )
    yield _finding("distinct-unasked", f"{line.code} bears {carried[0]}, but {why}.")


def _carried(line: BillLine) -> list[str]:
    return [modifier for modifier in line.modifiers if modifier in DISTINCT]


def _finding(check: str, message: str) -> Finding:
    return Finding(check, Level.ADVISES, message, "bill")
