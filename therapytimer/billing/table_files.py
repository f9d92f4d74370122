"""The tables that ship with the program, read from their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.billing.edits import BUILT_IN as EDITS
from therapytimer.billing.edits import parse_edits
from therapytimer.billing.fees import parse_schedule
from therapytimer.billing.grounds import Tables
from therapytimer.billing.mue import BUILT_IN as MUE
from therapytimer.billing.mue import parse_mue
from therapytimer.billing.thresholds import parse_thresholds

if TYPE_CHECKING:
    from collections.abc import Callable

# What each file of the program's own data is called.
CODES, EDIT_ROWS, FEES, THRESHOLDS = "codes.json", "edits.csv", "fees.json", "thresholds.json"


def parse_tables(text_of: Callable[[str], str]) -> Tables:
    """Read the built-in tables; `text_of` gives the text of a file by its name.

    ValueError is one sentence.
    """
    codes = text_of(CODES)
    return Tables(
        edits={"medicare": parse_edits(EDITS, text_of(EDIT_ROWS).splitlines())},
        mue=parse_mue(MUE, codes),
        schedule=parse_schedule(text_of(FEES), codes),
        thresholds=parse_thresholds(text_of(THRESHOLDS)),
    )
