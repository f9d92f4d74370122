"""The tables that ship with the program, read once when they are first needed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from therapytimer.billing.codes import parse_catalogue
from therapytimer.billing.table_files import parse_tables
from therapytimer.paths import resource

if TYPE_CHECKING:
    from therapytimer.billing.codes import Catalogue
    from therapytimer.billing.grounds import Tables


@cache
def shipped_codes() -> Catalogue:
    """Read the catalogue that ships with the program."""
    return parse_catalogue(resource("codes.json").read_text(encoding="utf-8"))


@cache
def shipped_tables() -> Tables:
    """Read the tables that ship with the program."""
    return parse_tables(lambda name: resource(name).read_text(encoding="utf-8"))
