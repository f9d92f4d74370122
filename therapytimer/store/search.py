"""The words of history: an index that holds no facts and can be made anew from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from therapytimer.store.ledger import Ledger

# The row of a visit has the number of the visit's first row. Days stand as 2026-03-05, 03/05/2026
# and 3/5/2026.
_FILL = """
INSERT INTO search (rowid, people, day, codes, words)
SELECT first.seq,
    json_extract(visit.header, '$.record.patient.name') || ' ' ||
    json_extract(visit.header, '$.record.patient.record_number') || ' ' ||
    patient.name || ' ' || patient.record_number,
    visit.on_date || ' ' ||
    substr(visit.on_date, 6, 2) || '/' || substr(visit.on_date, 9) || '/' ||
    substr(visit.on_date, 1, 4) || ' ' ||
    ltrim(substr(visit.on_date, 6, 2), '0') || '/' || ltrim(substr(visit.on_date, 9), '0') ||
    '/' || substr(visit.on_date, 1, 4),
    (SELECT group_concat(DISTINCT code) FROM segment
     WHERE segment.visit_id = visit.visit_id AND segment.superseded_by IS NULL),
    (SELECT group_concat(value, char(10)) FROM text
     WHERE text.visit_id = visit.visit_id AND text.superseded_by IS NULL)
FROM visit
JOIN visit AS first ON first.id = visit.visit_id
JOIN patient ON patient.patient_id = visit.patient_id AND patient.superseded_by IS NULL
WHERE visit.superseded_by IS NULL
"""


def index_visit(ledger: Ledger, visit_id: str) -> None:
    """Put the words of a visit as it stands now in the index."""
    ledger.execute(
        "DELETE FROM search WHERE rowid = (SELECT seq FROM visit WHERE id = ?)", visit_id
    )
    ledger.execute(f"{_FILL} AND visit.visit_id = ?", visit_id)


def index_all(ledger: Ledger) -> None:
    """Make the index anew from the facts."""
    with ledger.atomic():
        ledger.execute("DELETE FROM search")
        ledger.execute(_FILL)


def query(text: str) -> str:
    """Turn typed text into FTS5's language: every word must occur, the beginning suffices.

    Each word is quoted, so that nothing typed is taken for an operator. Empty where there is
    nothing to look for.
    """
    words = [word for word in text.split() if any(sign.isalnum() for sign in word)]
    return " ".join('"{}"*'.format(word.replace('"', '""')) for word in words)
