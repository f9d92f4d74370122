"""Grounds for tests: the built-in tables, and days with what they say of their codes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from billing.builders import RESOURCES, a_day

from therapytimer.billing.grounds import grounds_of
from therapytimer.billing.kx import YearUse
from therapytimer.billing.table_files import parse_tables

TYPED_ON = date(2026, 11, 3)


@cache
def tables():
    return parse_tables(lambda name: (RESOURCES / name).read_text("utf-8"))


def used(dollars, year=2026, **how):
    """A patient who has used so many dollars, typed on a day of November."""
    return YearUse(year, Decimal(), TYPED_ON, Decimal(dollars), TYPED_ON, **how)


def a_grounded_day(*visits, use="0", fees=None, source=None, **decided):
    """Make a day with its grounds; `use` is what was used of the year before it."""
    day = a_day(*visits, **decided)
    codes = {code for visit in day.visits for span in visit.spans for code in _billed(span.code)}
    known = replace(source or tables(), fees={day.payer.name: fees or {}})
    grounds = grounds_of(codes, day.on, day.payer, day.discipline, known)
    return replace(day, grounds=replace(grounds, use=used(use)))


def _billed(code):
    return {"97014": ("G0283",), "97129": ("97129", "97130")}.get(code, (code,))


def worth(bill):
    """The estimate of a bill that has one."""
    assert bill.estimate is not None
    return bill.estimate
