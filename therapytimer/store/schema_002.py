"""The tables that schema version 2 adds, in SQL that never changes again.

An imported table of edits or MUE values is one row, so that one entry of the audit log, with the
hash of the whole row, speaks for all of its pairs; a newer import of the kind supersedes it.
`among` has the pairs of which both codes were the clinic's, the only ones that a bill meets until
it adds a code; `others` the rest, compressed.
"""

from __future__ import annotations

_ROW = """
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
"""
_VERSIONED = """
    who TEXT NOT NULL,
    at INTEGER NOT NULL,
    superseded_by TEXT REFERENCES {0}(id) DEFERRABLE INITIALLY DEFERRED,
    CHECK (superseded_by <> id)
"""

TABLES: dict[str, str] = {
    "edit_table": _ROW
    + """
    kind TEXT NOT NULL CHECK (kind IN ('medicare', 'medicaid', 'mue')),
    name TEXT NOT NULL CHECK (name <> ''),
    row_count INTEGER NOT NULL CHECK (row_count >= 0),
    codes TEXT NOT NULL CHECK (json_type(codes) = 'array'),  -- whose rows were kept
    among TEXT NOT NULL,
    others BLOB NOT NULL,
    """
    + _VERSIONED.format("edit_table"),
    "used_amount": _ROW
    + """
    patient_id TEXT NOT NULL REFERENCES patient(id),
    year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2999),
    therapy TEXT NOT NULL CHECK (therapy IN ('PT and SLP', 'OT')),
    cents INTEGER CHECK (cents >= 0),  -- NULL: taken back, nothing is known again
    on_date TEXT NOT NULL CHECK (on_date GLOB '????-??-??'),
    """
    + _VERSIONED.format("used_amount"),
}

INDEXES: tuple[str, ...] = (
    "CREATE UNIQUE INDEX edit_table_live ON edit_table(kind) WHERE superseded_by IS NULL",
    """CREATE UNIQUE INDEX used_amount_live ON used_amount(patient_id, year, therapy)
       WHERE superseded_by IS NULL""",
)
