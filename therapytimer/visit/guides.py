"""Help beside a code: when it is the right one, and how it differs from its neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from therapytimer.billing.fields import checked, name, names, objects

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Guide:
    """When some codes are right, and by neighbour what sets them apart."""

    codes: tuple[str, ...]
    right_when: str
    unlike: Mapping[str, str]


def parse_guides(text: str) -> dict[str, Guide]:
    """Read the guides (JSON) by code; ValueError names what is wrong."""
    guides = [_guide(row) for row in objects("The guides", text)]
    return {code: guide for guide in guides for code in guide.codes}


def _guide(row: Mapping[str, object]) -> Guide:
    found: dict[str, Any] = checked(
        "Guide",
        row,
        {"codes": names, "right_when": name, "unlike": _unlike},
        ("codes", "right_when", "unlike"),
    )
    return Guide(found["codes"], found["right_when"], found["unlike"])


def _unlike(label: str, value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise ValueError(f"{label} must be texts by code.")  # noqa: TRY004 - as all else here
    return {
        code: name(f"{label}.{code}", text)
        for code, text in cast("dict[str, object]", value).items()
    }
