"""The table that schema version 4 adds, in SQL that never changes again: reports of an episode.

A report has one row a version until it is signed; a draft that nobody wants is `dropped`.
"""

from __future__ import annotations

_REFUSE = "BEGIN SELECT RAISE(ABORT, 'report: a signed report is never changed'); END"

TABLES: dict[str, str] = {
    "report": """
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    report_id TEXT NOT NULL REFERENCES report(id),
    patient_id TEXT NOT NULL REFERENCES patient(id),
    discipline TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('progress', 'discharge')),
    on_date TEXT NOT NULL CHECK (on_date GLOB '????-??-??'),
    signed INTEGER NOT NULL CHECK (signed IN (0, 1)),
    dropped INTEGER NOT NULL CHECK (dropped IN (0, 1) AND signed + dropped < 2),
    content TEXT NOT NULL CHECK (json_type(content) = 'object'),  -- the report's record
    who TEXT NOT NULL,
    at INTEGER NOT NULL,
    superseded_by TEXT REFERENCES report(id) DEFERRABLE INITIALLY DEFERRED,
    CHECK (superseded_by <> id)
    """,
}

INDEXES: tuple[str, ...] = (
    "CREATE UNIQUE INDEX report_live ON report(report_id) WHERE superseded_by IS NULL",
    "CREATE INDEX report_patient ON report(patient_id, on_date) WHERE superseded_by IS NULL",
    "CREATE INDEX report_signed ON report(report_id) WHERE signed = 1",
)
TRIGGERS: tuple[str, ...] = (
    f"""CREATE TRIGGER report_of_signed_is_not_added BEFORE INSERT ON report
        WHEN EXISTS (SELECT 1 FROM report WHERE report_id = NEW.report_id AND signed = 1)
        {_REFUSE}""",  # noqa: S608 - own names
    f"""CREATE TRIGGER report_of_signed_is_not_filled BEFORE UPDATE OF superseded_by ON report
        WHEN OLD.signed = 1 {_REFUSE}""",
)
