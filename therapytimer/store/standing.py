"""Which notes count, in SQL: what `visit.day.stands` says of visits in memory."""

from __future__ import annotations

# A live row of `visit` (by the name that is put in) that is no dropped draft.
STANDS = """{0}.superseded_by IS NULL AND ({0}.signed = 1 OR NOT EXISTS (SELECT 1 FROM mark
    WHERE mark.visit_id = {0}.visit_id AND mark.superseded_by IS NULL AND mark.kind = 'void'))"""
