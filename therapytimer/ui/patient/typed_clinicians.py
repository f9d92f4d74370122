"""What is typed of the credentials of this visit's clinicians: id, a tab, credentials, in lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from therapytimer.ui.patient.particular import Particular

if TYPE_CHECKING:
    from collections.abc import Mapping

    from therapytimer.ui.patient.particular import Ground
    from therapytimer.visit.visit import Visit


def credentials_in(lines: str) -> dict[str, str]:
    """Read credentials by the id of their clinician."""
    parts = (line.partition("\t") for line in lines.splitlines())
    return {clinician_id: credentials.strip() for clinician_id, _, credentials in parts}


def _shown(visit: Visit) -> str:
    return "\n".join(f"{one.id}\t{one.credentials}" for one in visit.clinicians)


def _taken(visit: Visit, text: str, _ground: Ground) -> Visit:
    typed = credentials_in(text)
    clinicians = tuple(
        replace(one, credentials=typed.get(one.id, one.credentials)) for one in visit.clinicians
    )
    return replace(visit, clinicians=clinicians)


CREDENTIALS: Mapping[str, Particular] = {"clinicians": Particular(_shown, _taken)}
