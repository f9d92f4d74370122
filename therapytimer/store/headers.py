"""The header of a visit as a row: its record by value, without log and texts, and its columns."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from therapytimer.visit.record import kept_visit_of, record_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from therapytimer.store.ledger import Row
    from therapytimer.visit.facts import Fact
    from therapytimer.visit.visit import Visit


_COLUMNS = (
    *("visit_id", "patient_id", "on_date", "discipline", "payer_name", "case_name"),
    *("corrects", "imported", "signed"),
)
LOGO = "logo:"  # the settings in which each logo is kept once, by its hash


def logo_key(logo: str) -> str:
    """Name the setting in which a logo is kept; visits name it in place of the picture."""
    return LOGO + hashlib.sha256(logo.encode()).hexdigest()


def header_row(visit: Visit, patient_id: str, *, imported: bool) -> Row:
    """Give the columns of a visit's header; of the clinic's logo it has the name alone."""
    bare = replace(visit.clinic, logo="")
    # How many took part is known from their visits until it is signed or has come from elsewhere.
    groups = visit.groups if imported or visit.signatures else ()
    record = record_of(as_header(replace(visit, clinic=bare, groups=groups)))
    logo = {"logo": logo_key(visit.clinic.logo)} if visit.clinic.logo else {}
    return {
        "visit_id": visit.id,
        "patient_id": patient_id,
        "on_date": visit.on.isoformat(),
        "discipline": visit.discipline,
        "payer_name": visit.payer.name,
        "case_name": visit.case or "",
        "corrects": visit.corrects,
        "imported": int(imported),
        "signed": int(bool(visit.signatures)),
        "header": json.dumps(
            {"record": record, "extra": dict(visit.extra), **logo}, ensure_ascii=False
        ),
    }


def grown(row: Row, key: str, entry: Mapping[str, object]) -> Row:
    """Give the columns of a signed visit's next version: one signature or addendum more.

    The header stays as it was written, also where this program would write it otherwise.
    """
    header: dict[str, Any] = json.loads(row["header"])
    header["record"][key] = [*header["record"][key], dict(entry)]
    kept = {name: row[name] for name in _COLUMNS}
    return {**kept, "header": json.dumps(header, ensure_ascii=False)}


def as_header(visit: Visit) -> Visit:
    """Give a visit without its log, its texts and what another program added."""
    return replace(
        visit,
        segments=(),
        marks=(),
        gaps=(),
        answers=(),
        decisions=(),
        services={},
        note={},
        extra={},
    )


def visit_from(header: str, logos: Mapping[str, str]) -> Visit:
    """Read a header back as a visit without log and texts; `logos` by the names they are kept by.

    It holds payer and codes by value; a later catalogue does not keep it from being read.
    """
    kept: dict[str, Any] = json.loads(header)
    visit = kept_visit_of(kept["record"])
    if kept["extra"]:
        visit = replace(visit, extra=kept["extra"])
    if "logo" in kept:
        return replace(visit, clinic=replace(visit.clinic, logo=logos.get(kept["logo"], "")))
    return visit


def facts_of(visit: Visit) -> Iterable[Fact]:
    """Give every fact of a visit's log, in the order in which they are kept."""
    return (*visit.segments, *visit.marks, *visit.gaps, *visit.answers, *visit.decisions)


def as_kept(visit: Visit) -> Visit:
    """Give a visit in the one form that loading it gives back.

    Segments stand by start; a code without any text has no place in the texts.
    """
    return replace(
        visit,
        segments=tuple(sorted(visit.segments, key=lambda one: one.start)),
        marks=tuple(sorted(visit.marks, key=lambda one: one.at)),
        services={code: dict(parts) for code, parts in visit.services.items() if parts},
    )
