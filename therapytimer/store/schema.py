"""The tables of schema version 1, in SQL that never changes again.

`seq` is the order of writing and survives VACUUM, which a bare rowid does not. A person, visit,
text or setting has one row a version; the first row of a visit, patient or clinician bears its id.
"""

from __future__ import annotations

_VERSIONED = """
    who TEXT NOT NULL,
    at INTEGER NOT NULL,
    superseded_by TEXT REFERENCES {0}(id) DEFERRABLE INITIALLY DEFERRED,
    CHECK (superseded_by <> id)
"""
_FACT = """
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL CHECK (id <> ''),
    visit_id TEXT NOT NULL REFERENCES visit(id) DEFERRABLE INITIALLY DEFERRED,
    action_id TEXT NOT NULL REFERENCES action(id),
    superseded_by TEXT REFERENCES action(id),
    place INTEGER NOT NULL CHECK (place >= 0),
"""
_ROW = """
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
"""

TABLES: dict[str, str] = {
    "clinician": _ROW
    + """
    clinician_id TEXT NOT NULL REFERENCES clinician(id),
    name TEXT NOT NULL CHECK (name <> ''),
    credentials TEXT NOT NULL,
    assistant INTEGER NOT NULL CHECK (assistant IN (0, 1)),
    npi TEXT NOT NULL,
    licence TEXT NOT NULL,
    supervised_by TEXT,
    retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
    """
    + _VERSIONED.format("clinician"),
    "patient": _ROW
    + """
    patient_id TEXT NOT NULL REFERENCES patient(id),
    name TEXT NOT NULL,
    born_on TEXT NOT NULL CHECK (born_on GLOB '????-??-??'),
    record_number TEXT NOT NULL,
    diagnoses TEXT NOT NULL CHECK (json_type(diagnoses) = 'array'),
    words TEXT NOT NULL,  -- name and record number, folded, for the search as one types
    """
    + _VERSIONED.format("patient"),
    "visit": _ROW
    + """
    visit_id TEXT NOT NULL REFERENCES visit(id),
    patient_id TEXT NOT NULL REFERENCES patient(id),
    on_date TEXT NOT NULL CHECK (on_date GLOB '????-??-??'),
    discipline TEXT NOT NULL,
    payer_name TEXT NOT NULL,
    case_name TEXT NOT NULL,
    corrects TEXT,
    imported INTEGER NOT NULL CHECK (imported IN (0, 1)),
    signed INTEGER NOT NULL CHECK (signed IN (0, 1)),
    header TEXT NOT NULL CHECK (json_type(header) = 'object'),  -- the record without its log
    """
    + _VERSIONED.format("visit"),
    "action": _ROW
    + """
    kind TEXT NOT NULL,
    who TEXT NOT NULL,
    at INTEGER NOT NULL,
    undoes TEXT REFERENCES action(id),
    reason TEXT NOT NULL,
    stopped TEXT NOT NULL CHECK (json_type(stopped) = 'array')
    """,
    "action_visit": _ROW
    + """
    action_id TEXT NOT NULL REFERENCES action(id),
    visit_id TEXT NOT NULL REFERENCES visit(id) DEFERRABLE INITIALLY DEFERRED,
    place INTEGER NOT NULL CHECK (place >= 0)
    """,
    "segment": _FACT
    + """
    patient_id TEXT NOT NULL REFERENCES patient(id),
    takes_patient INTEGER NOT NULL CHECK (takes_patient IN (0, 1)),
    code TEXT NOT NULL CHECK (code <> ''),
    start INTEGER NOT NULL,
    stop INTEGER CHECK (stop >= start),
    clinicians TEXT NOT NULL CHECK (json_type(clinicians) = 'array'),
    origin TEXT NOT NULL CHECK (origin IN ('stopwatch', 'typed', 'corrected')),
    reason TEXT NOT NULL,
    group_id TEXT
    """,
    "mark": _FACT
    + """
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    word TEXT NOT NULL
    """,
    "gap": _FACT
    + """
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL CHECK (stop >= start),
    codes TEXT NOT NULL CHECK (json_type(codes) = 'array'),
    restarted INTEGER NOT NULL CHECK (restarted IN (0, 1))
    """,
    "answer": _FACT
    + """
    gap_id TEXT NOT NULL,
    answer TEXT NOT NULL,
    who TEXT NOT NULL,
    at INTEGER NOT NULL,
    ended_at INTEGER
    """,
    "decision": _FACT
    + """
    about TEXT NOT NULL,
    choice TEXT NOT NULL,
    who TEXT NOT NULL,
    at INTEGER NOT NULL
    """,
    "text": _ROW
    + """
    visit_id TEXT NOT NULL REFERENCES visit(id) DEFERRABLE INITIALLY DEFERRED,
    field TEXT NOT NULL CHECK (field GLOB 'note.*' OR field GLOB 'services.?*.*'),
    value TEXT NOT NULL,
    """
    + _VERSIONED.format("text"),
    "setting": _ROW
    + """
    name TEXT NOT NULL CHECK (name <> ''),
    value TEXT NOT NULL CHECK (json_valid(value)),
    """
    + _VERSIONED.format("setting"),
    "anchor": _ROW
    + """
    boot TEXT NOT NULL,
    wall INTEGER NOT NULL,
    continuous_ms INTEGER NOT NULL,
    at INTEGER NOT NULL
    """,
    "audit": """
    seq INTEGER PRIMARY KEY CHECK (seq > 0),
    at INTEGER NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('wrote', 'stopped', 'superseded', 'verified')),
    table_name TEXT NOT NULL,
    row INTEGER NOT NULL,
    row_hash BLOB NOT NULL,
    chain BLOB NOT NULL CHECK (length(chain) = 32)
    """,
}

# Outside facts and audit: overwritten as time goes on.
PASSING: dict[str, str] = {
    "alive": """
    id INTEGER PRIMARY KEY CHECK (id = 1),
    wall INTEGER NOT NULL,
    awake_ms INTEGER NOT NULL,
    continuous_ms INTEGER NOT NULL,
    boot TEXT NOT NULL,
    zone TEXT NOT NULL,
    at INTEGER NOT NULL
    """,
    "draft": """
    visit_id TEXT PRIMARY KEY,
    texts TEXT NOT NULL CHECK (json_type(texts) = 'object')
    """,
}

# Ids of facts come with imported records too, so they need to differ within a visit only.
INDEXES: tuple[str, ...] = (
    # The one promise of the design that the database itself keeps: one patient, one stopwatch.
    """CREATE UNIQUE INDEX one_running_per_patient ON segment(patient_id)
       WHERE takes_patient = 1 AND stop IS NULL AND superseded_by IS NULL""",
    "CREATE UNIQUE INDEX clinician_live ON clinician(clinician_id) WHERE superseded_by IS NULL",
    "CREATE UNIQUE INDEX patient_live ON patient(patient_id) WHERE superseded_by IS NULL",
    "CREATE UNIQUE INDEX visit_live ON visit(visit_id) WHERE superseded_by IS NULL",
    "CREATE UNIQUE INDEX setting_live ON setting(name) WHERE superseded_by IS NULL",
    "CREATE UNIQUE INDEX text_live ON text(visit_id, field) WHERE superseded_by IS NULL",
    "CREATE INDEX visit_day ON visit(on_date, patient_id) WHERE superseded_by IS NULL",
    "CREATE INDEX visit_unsigned ON visit(on_date) WHERE superseded_by IS NULL AND signed = 0",
    "CREATE INDEX visit_patient ON visit(patient_id, on_date) WHERE superseded_by IS NULL",
    "CREATE INDEX visit_corrects ON visit(corrects) WHERE corrects IS NOT NULL",
    "CREATE INDEX action_visit_visit ON action_visit(visit_id)",
    "CREATE INDEX action_visit_action ON action_visit(action_id)",
    "CREATE UNIQUE INDEX segment_id ON segment(visit_id, id)",
    "CREATE INDEX segment_running ON segment(visit_id) WHERE stop IS NULL",
    "CREATE UNIQUE INDEX mark_id ON mark(visit_id, id)",
    "CREATE INDEX mark_kind ON mark(visit_id, kind) WHERE superseded_by IS NULL",
    "CREATE UNIQUE INDEX gap_id ON gap(visit_id, id)",
    "CREATE UNIQUE INDEX answer_id ON answer(visit_id, id)",
    "CREATE UNIQUE INDEX decision_id ON decision(visit_id, id)",
    "CREATE INDEX audit_at ON audit(at)",
)

# Words of history, without the texts themselves; made anew from the facts by `verify`.
SEARCH = """
    CREATE VIRTUAL TABLE search USING fts5(
        people, day, codes, words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3',
        content = '', contentless_delete = 1
    )
"""
