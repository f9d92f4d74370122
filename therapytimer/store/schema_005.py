"""The indexes that schema version 5 adds, in SQL that never changes again.

One finds the version of a visit before another; the other holds all that a search walks over, so
that it reads none of the long rows themselves.
"""

from __future__ import annotations

INDEXES: tuple[str, ...] = (
    "CREATE INDEX visit_before ON visit(superseded_by) WHERE superseded_by IS NOT NULL",
    # SQLite reads the row for a column of the condition too, if the index does not hold it.
    """CREATE INDEX visit_latest ON visit(on_date, visit_id, superseded_by)
       WHERE superseded_by IS NULL""",
)
