"""Which notes count, in SQL: what `visit.day.stands` says of visits in memory.

One note is corrected by one note at most: two would both be billed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.store.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from therapytimer.store.ledger import Ledger

# A live row of `visit` (by the name that is put in) that is no dropped draft.
STANDS = """{0}.superseded_by IS NULL AND ({0}.signed = 1 OR NOT EXISTS (SELECT 1 FROM mark
    WHERE mark.visit_id = {0}.visit_id AND mark.superseded_by IS NULL AND mark.kind = 'void'))"""
_CORRECTED_BY = f"""SELECT later.visit_id FROM visit AS one JOIN visit AS later
    ON later.corrects = one.corrects AND later.visit_id <> one.visit_id
    WHERE one.visit_id = ? AND {STANDS.format("one")}
    AND {STANDS.format("later")}"""  # noqa: S608 - own names
_CORRECTS = "SELECT corrects FROM visit WHERE visit_id = ? AND superseded_by IS NULL"


def refuse_two_corrections(ledger: Ledger, visit_ids: Iterable[str]) -> None:
    """Refuse what would let two notes stand in the place of one, or a note in that of itself.

    StoreError; whoever has written it in a transaction keeps nothing of it.
    """
    for visit_id in visit_ids:
        for other in ledger.select(_CORRECTED_BY, visit_id):
            raise StoreError(
                f"What visit {visit_id} corrects is corrected by the note {other['visit_id']} "
                "already: nothing was changed."
            )
        _refuse_circle(ledger, visit_id)


def _refuse_circle(ledger: Ledger, visit_id: str) -> None:
    former: str | None = visit_id
    while former is not None:
        former = next((row["corrects"] for row in ledger.select(_CORRECTS, former)), None)
        if former == visit_id:
            raise StoreError(f"Visit {visit_id} corrects itself: nothing was changed.")
