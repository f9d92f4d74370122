"""Who treats, in few letters: initials and the first of the credentials."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from therapytimer.visit.facts import Segment
    from therapytimer.visit.visit import Visit


def treated_by(visit: Visit, segment: Segment) -> str:
    """Name who treats as a tile does: initials and the first of the credentials ("A. S. PT")."""
    found = [visit.clinician(one) for one in segment.by]
    names = [f"{one.initials} {short_credentials(one.credentials)}" for one in found if one]
    return ", ".join(name.strip() for name in names)


def short_credentials(credentials: str) -> str:
    """Return the first credential: "PT" of "PT, DPT"."""
    return credentials.split(",", maxsplit=1)[0].strip()
