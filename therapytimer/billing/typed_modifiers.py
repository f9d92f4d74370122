"""Modifiers typed by hand: kept as typed; where they contradict the rules, a finding says so."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from therapytimer.billing.findings import Finding, Level
from therapytimer.billing.lines import BillLine, Lane
from therapytimer.billing.modifiers import (
    DISTINCT,
    MOST,
    OF_ASSISTANT,
    OF_DISCIPLINE,
    THRESHOLD,
    in_order,
)
from therapytimer.billing.second import counting_second

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from therapytimer.billing.day import Day

_MODIFIER: Final = re.compile("[0-9A-Z]{2}")
_LANES: Final = {lane.value for lane in Lane}


@dataclass(frozen=True, slots=True)
class _Typed:
    """What was typed for a line that bears the modifiers of the rules."""

    line: BillLine
    modifiers: tuple[str, ...]
    day: Day


def settled(
    lines: Sequence[BillLine], day: Day
) -> tuple[tuple[BillLine, ...], tuple[Finding, ...]]:
    """Put each line's modifiers in order, or in their place those typed for it.

    What is typed for a lane ("97110:assistant") comes before what is typed for the code. More
    than four become three and 99 here too. Findings name each contradiction, and what was typed
    for a line that the bill does not have.
    """
    typed = day.typed_modifiers
    keys = [next((key for key in _keys(line) if key in typed), None) for line in lines]
    settled_lines = tuple(
        in_order(line) if key is None else _as_typed(line, *typed[key])
        for line, key in zip(lines, keys, strict=True)
    )
    findings = (
        *(
            _finding(f"{_named(line)}: {fault}.")
            for line, key in zip(lines, keys, strict=True)
            if key is not None
            for fault in _faults(_Typed(line, typed[key][0], day))
        ),
        *_without_line(typed, lines),
    )
    return settled_lines, findings


def _keys(line: BillLine) -> Iterator[str]:
    if line.lane is not None:
        yield f"{line.code}:{line.lane}"
    yield line.code


def _as_typed(line: BillLine, modifiers: tuple[str, ...], by: str) -> BillLine:
    rules, written = (" ".join(each) or "none" for each in (line.modifiers, modifiers))
    why = f"Modifiers typed by {by}: {written}; by the rules: {rules}."
    kept = replace(line, modifiers=modifiers, reasons=(*line.reasons, why))
    return kept if len(modifiers) <= MOST else in_order(kept)


def _without_line(typed: Mapping[str, object], lines: Sequence[BillLine]) -> Iterator[Finding]:
    known = {key for line in lines for key in _keys(line)}
    for key in typed:
        if key not in known:
            code, _, lane = key.partition(":")
            whose = f" by the {lane}" if lane in _LANES else ""
            yield _finding(f"Modifiers are typed for {code}{whose}, which is not on the bill.")


def _named(line: BillLine) -> str:
    return f"{line.code} by the {line.lane}" if line.divided else line.code


def _finding(message: str) -> Finding:
    return Finding("modifiers", Level.ADVISES, message, "bill")


def _faults(typed: _Typed) -> Iterator[str]:
    for rule in _RULES:
        yield from rule(typed)


def _missing(typed: _Typed) -> Iterator[str]:
    for modifier in typed.line.modifiers:
        # Any modifier of a distinct service stands for another.
        alike = DISTINCT if modifier in DISTINCT else (modifier,)
        if not set(alike) & set(typed.modifiers):
            yield f"{modifier} is missing, which the rules put there"


def _unreadable(typed: _Typed) -> Iterator[str]:
    for modifier in typed.modifiers:
        if not _MODIFIER.fullmatch(modifier):
            yield f"{modifier} is no modifier of two capital letters or digits"


def _repeated(typed: _Typed) -> Iterator[str]:
    for modifier in dict.fromkeys(typed.modifiers):
        if typed.modifiers.count(modifier) > 1:
            yield f"{modifier} stands more than once"
    if len(set(DISTINCT) & set(typed.modifiers)) > 1:
        yield "59 and the X modifiers stand for each other, one is enough"


def _too_many(typed: _Typed) -> Iterator[str]:
    if len(typed.modifiers) > MOST:
        yield f"a line holds four modifiers, not {len(typed.modifiers)}"


def _other_discipline(typed: _Typed) -> Iterator[str]:
    own = OF_DISCIPLINE.get(typed.day.discipline, "GP")
    for modifier in OF_DISCIPLINE.values():
        if modifier != own and modifier in typed.modifiers:
            yield f"{modifier} does not belong to a visit of {typed.day.discipline}"


def _assistant(typed: _Typed) -> Iterator[str]:
    for discipline, modifier in OF_ASSISTANT.items():
        if modifier not in typed.modifiers:
            continue
        if discipline not in typed.modifiers:
            yield f"{modifier} never stands without {discipline}"
        if typed.line.lane is Lane.THERAPIST:
            yield f"{modifier} is for an assistant's minutes, and these are the therapist's"


def _threshold(typed: _Typed) -> Iterator[str]:
    if THRESHOLD not in typed.modifiers:
        return
    second = counting_second(typed.day.payer, typed.day.second)
    if second is not None:
        yield f"{THRESHOLD} is for the claim to {second.name}, not for that to the first payer"
    elif not typed.day.payer.threshold:
        yield f"{THRESHOLD} is for a yearly threshold, which {typed.day.payer.name} does not have"
    elif not typed.line.covered:
        yield f"{THRESHOLD} never stands with a code that {typed.day.payer.name} does not cover"


_RULES: tuple[Callable[[_Typed], Iterator[str]], ...] = (
    _missing,
    _unreadable,
    _repeated,
    _too_many,
    _other_discipline,
    _assistant,
    _threshold,
)
