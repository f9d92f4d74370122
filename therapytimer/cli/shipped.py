"""What ships with the program: its catalogue and its payers, read when a command needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.billing.codes import parse_catalogue
from therapytimer.billing.payers import parse_payers
from therapytimer.paths import resource

if TYPE_CHECKING:
    from therapytimer.billing.codes import Catalogue
    from therapytimer.billing.payers import Payer


def catalogue() -> Catalogue:
    """Read the catalogue of billing codes."""
    return parse_catalogue(resource("codes.json").read_text(encoding="utf-8"))


def payers() -> tuple[Payer, ...]:
    """Read the payers that a new clinic begins with."""
    return parse_payers(resource("payers.json").read_text(encoding="utf-8"))
