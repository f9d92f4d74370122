"""Payers: each a bundle of rules, edited by the clinic, kept by value in every visit record."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, cast

from therapytimer.billing.fields import (
    Check,
    checked,
    flag,
    name,
    names,
    objects,
    one_of,
    shown,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Rule(StrEnum):
    """The rule by which a payer turns minutes into units (billing facts, part 1)."""

    POOLED = "medicare"
    PER_CODE = "midpoint"
    CAPPED = "midpoint-capped"

    @property
    def label(self) -> str:
        """The rule as people call it."""
        return _LABELS[self]


_LABELS = {
    Rule.POOLED: "pooled (Medicare)",
    Rule.PER_CODE: "per code (CPT midpoint)",
    Rule.CAPPED: "per code with a cap",
}


@dataclass(frozen=True, slots=True)
class Payer:
    """One payer's bundle of rules.

    The three `…_from` fields are the least minutes of a first unit: 61 or 120 for 97545,
    31 or 60 for 96125, 16 or 30 for 97550. `edits` names the edits that a visit was checked with;
    `edit_table` says which the payer follows: "medicare", "medicaid" or "" for none.
    `advisories` are pairs of codes of which the payer's advice, not an edit, speaks;
    "evaluation" stands for each of them.
    """

    name: str
    rule: Rule
    discipline_modifiers: bool = False
    assistant_modifiers: bool = False
    threshold: bool = False
    edits: str = ""
    stimulation: str = "97014"  # the code that unattended stimulation is billed as
    bundled: tuple[str, ...] = ()  # codes listed with 0 units because the payer bundles them
    program_from: int = 61
    testing_from: int = 31
    caregiver_from: int = 16
    edit_table: str = ""
    advisories: tuple[tuple[str, str], ...] = ()
    distinct: str = "59"  # what a distinct service bears: "59", or "X" for XE, XS, XP, XU
    chiropractic_modifier: bool = False  # GP asked of chiropractors
    uncovered_modifier: str = ""  # GY or GX on codes that the payer never covers
    mppr: bool = False  # pays further always-therapy units of a day with less practice expense


# Medicare takes G0283 for unattended stimulation and pays nothing apart for hot and cold packs.
# What is no benefit of Medicare is billed as such (GY).
_OF_MEDICARE: Final[Mapping[str, Any]] = {
    "stimulation": "G0283",
    "bundled": ("97010",),
    "uncovered_modifier": "GY",
    "mppr": True,
}


def _pairs(label: str, value: object) -> tuple[tuple[str, str], ...]:
    """Take a list of pairs of different codes; ValueError otherwise."""
    refusal = ValueError(f"{label} must be a list of pairs of two codes, not {shown(value)}.")
    if not isinstance(value, list | tuple):
        raise refusal
    found = [names(label, each) for each in cast("list[object]", value)]
    if not all(len(set(pair)) == len(pair) == 2 for pair in found):  # noqa: PLR2004 - a pair
        raise refusal
    return tuple((pair[0], pair[1]) for pair in found)


_CHECKS: Mapping[str, Check] = {
    "name": name,
    "rule": one_of(*(rule.value for rule in Rule)),
    "discipline_modifiers": flag,
    "assistant_modifiers": flag,
    "threshold": flag,
    "edits": words,
    "stimulation": name,
    "bundled": names,
    "program_from": one_of(61, 120),
    "testing_from": one_of(31, 60),
    "caregiver_from": one_of(16, 30),
    "edit_table": one_of("", "medicare", "medicaid"),
    "advisories": _pairs,
    "distinct": one_of("59", "X"),
    "chiropractic_modifier": flag,
    "uncovered_modifier": one_of("", "GY", "GX"),
    "mppr": flag,
}


def same_payer(one: str, other: str) -> bool:
    """Whether two names mean one payer: case and spaces around them do not count."""
    return one.strip().casefold() == other.strip().casefold()


def twice_words(name: str) -> str:
    """Say why a payer cannot be first and second."""
    return f"{name} is the first payer already: choose another second payer, or none."


def medicare(payer: Payer) -> Payer:
    """Give the payer Medicare's treatment of 97014, 97010, what it never covers, and MPPR."""
    return replace(payer, **_OF_MEDICARE)


def parse_payers(text: str) -> tuple[Payer, ...]:
    """Read the shipped payers: a JSON list of objects with the fields of `Payer`.

    ValueError is one sentence that names the fault.
    """
    return tuple(payer_from_fields(fields, ()) for fields in objects("The list of payers", text))


def payer_from_fields(fields: Mapping[str, object], shipped: Sequence[Payer]) -> Payer:
    """Build the payer of a visit record; `name` and `rule` are required.

    Fields that are absent or null come from the shipped payer of the same name and rule. A payer
    not shipped has the defaults, with Medicare's treatment of single codes (see `medicare`) where
    its name begins with "Medicare" or a threshold applies. ValueError is one sentence.
    """
    values = checked("Payer", fields, _CHECKS, ("name", "rule"))
    values["rule"] = Rule(values["rule"])
    for payer in shipped:
        if (payer.name, payer.rule) == (values["name"], values["rule"]):
            return replace(payer, **values)
    if values.get("threshold") or values["name"].startswith("Medicare"):
        values = {**_OF_MEDICARE, **values}
    return Payer(**values)


def payer_fields(payer: Payer) -> dict[str, object]:
    """Give the payer as plain JSON values, all fields; `payer_from_fields` reads them back."""
    fields: dict[str, object] = asdict(payer)
    pairs = [list(pair) for pair in payer.advisories]
    fields.update(rule=payer.rule.value, bundled=list(payer.bundled), advisories=pairs)
    return fields
