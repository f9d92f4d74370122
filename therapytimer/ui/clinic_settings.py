"""What the clinic has set, read from the store's settings as the program's own records."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, cast

from therapytimer.billing.own_codes import parse_own_code
from therapytimer.billing.payers import payer_from_fields
from therapytimer.visit.people import Clinic

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from therapytimer.billing.codes import Catalogue
    from therapytimer.billing.payers import Payer
    from therapytimer.store.settings import Settings


def clinic_heading(settings: Settings) -> Clinic:
    """Return the heading of the notes; empty where none is set."""
    kept = settings.get("clinic")
    values = cast("dict[str, object]", kept) if isinstance(kept, dict) else {}
    known = {one.name for one in fields(Clinic)}
    return Clinic(**{name: str(value) for name, value in values.items() if name in known})


def clinic_codes(settings: Settings, catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with the clinic's own codes."""
    return catalogue.with_own(parse_own_code(line) for line in own_code_lines(settings))


def own_code_lines(settings: Settings) -> list[str]:
    """Return the clinic's own codes as it wrote them, one line each."""
    kept = settings.get("own_codes")
    return [str(line) for line in cast("list[object]", kept)] if isinstance(kept, list) else []


def clinic_payers(settings: Settings, shipped: Sequence[Payer]) -> tuple[Payer, ...]:
    """Return the clinic's payers: those that ship with the program unless it set its own."""
    kept = settings.get("payers")
    own = cast("list[Mapping[str, object]]", kept) if isinstance(kept, list) else []
    return tuple(payer_from_fields(one, shipped) for one in own) or tuple(shipped)
