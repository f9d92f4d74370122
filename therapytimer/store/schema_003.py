"""What schema version 3 adds, in SQL that never changes again: signed visits are frozen.

No table is new: a signature is a further version of its visit's row. The triggers keep whatever
writes to the file from changing a signed visit; only its signatures and addenda grow.
"""

from __future__ import annotations

FACTS = ("segment", "mark", "gap", "answer", "decision", "text")
# Columns of a visit's row that stay as they were when it was signed.
_COLUMNS = (
    *("patient_id", "on_date", "discipline", "payer_name", "case_name"),
    *("corrects", "imported", "signed"),
)
_GROWS = ("$.record.signatures", "$.record.addenda")
_REFUSE = "BEGIN SELECT RAISE(ABORT, '{0}: a signed visit is never changed'); END"
_SIGNED = "EXISTS (SELECT 1 FROM visit WHERE visit_id = {0}.visit_id AND signed = 1)"
_WAITS_FOR = "json_extract(header, '$.record.signatures[0].cosigner.id')"

INDEXES: tuple[str, ...] = (
    "CREATE INDEX visit_signed ON visit(visit_id) WHERE signed = 1",
    "CREATE INDEX segment_superseded ON segment(visit_id) WHERE superseded_by IS NOT NULL",
    "CREATE INDEX visit_signed_before ON visit(superseded_by) WHERE signed = 1",
    f"""CREATE INDEX visit_to_cosign ON visit({_WAITS_FOR}) WHERE superseded_by IS NULL
        AND {_WAITS_FOR} IS NOT NULL
        AND json_array_length(header, '$.record.signatures') = 1""",
)


def _freezes(table: str) -> tuple[str, str]:
    """Refuse new rows of a signed visit, and that old ones are filled in."""
    refuse = _REFUSE.format(table)
    filled = "stop, superseded_by" if table == "segment" else "superseded_by"
    return (
        f"""CREATE TRIGGER {table}_of_signed_is_not_added BEFORE INSERT ON {table}
            WHEN {_SIGNED.format("NEW")} {refuse}""",
        f"""CREATE TRIGGER {table}_of_signed_is_not_filled BEFORE UPDATE OF {filled} ON {table}
            WHEN {_SIGNED.format("OLD")} {refuse}""",
    )


def _is_lost(path: str) -> str:
    """Say in SQL that an entry of a list in the header is not where it was."""
    return f"""EXISTS (SELECT 1 FROM json_each(kept.header, '{path}') AS had WHERE NOT EXISTS (
        SELECT 1 FROM json_each(NEW.header, '{path}') AS has
        WHERE has.key = had.key AND has.value IS had.value))"""  # noqa: S608 - own names


def _bare(row: str) -> str:
    return f"json_remove({row}.header, {', '.join(repr(path) for path in _GROWS)})"


_CHANGES = " OR ".join(
    (
        *(f"NEW.{column} IS NOT kept.{column}" for column in _COLUMNS),
        f"{_bare('NEW')} IS NOT {_bare('kept')}",
        *(_is_lost(path) for path in _GROWS),
    )
)
TRIGGERS: tuple[str, ...] = (
    *(statement for table in FACTS for statement in _freezes(table)),
    f"""CREATE TRIGGER action_of_signed_is_not_added BEFORE INSERT ON action_visit
        WHEN {_SIGNED.format("NEW")} {_REFUSE.format("action_visit")}""",
    f"""CREATE TRIGGER visit_of_signed_is_not_changed BEFORE INSERT ON visit
        WHEN EXISTS (SELECT 1 FROM visit AS kept WHERE kept.visit_id = NEW.visit_id
            AND kept.signed = 1 AND ({_CHANGES}))
            OR EXISTS (SELECT 1 FROM visit AS kept WHERE kept.superseded_by = NEW.id
            AND kept.signed = 1 AND kept.visit_id IS NOT NEW.visit_id)
        {_REFUSE.format("visit")}""",  # noqa: S608 - own names
    # The row that supersedes a signed one comes after it: a row that is there is another visit's.
    f"""CREATE TRIGGER visit_of_signed_is_not_given_away BEFORE UPDATE OF superseded_by ON visit
        WHEN OLD.signed = 1 AND EXISTS (SELECT 1 FROM visit WHERE id = NEW.superseded_by)
        {_REFUSE.format("visit")}""",  # noqa: S608 - own names
)
