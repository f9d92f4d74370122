"""What is typed of others who took part: one a line, as in "aide: Sam Doe"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from therapytimer.ui.patient.particular import Particular
from therapytimer.visit.people import Present

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from therapytimer.ui.patient.particular import Ground
    from therapytimer.visit.visit import Visit


def present_lines(present: Iterable[Present]) -> str:
    """Write who took part."""
    return "\n".join(f"{one.role}: {one.name}" for one in present)


def present_in(lines: str) -> tuple[Present, ...]:
    """Read who took part; a role without a name is nobody yet."""
    parts = (line.partition(":") for line in lines.splitlines())
    read = (Present(role.strip(), name.strip()) for role, _, name in parts)
    return tuple(one for one in read if one.role and one.name)


def _taken(visit: Visit, text: str, _ground: Ground) -> Visit:
    return replace(visit, present=present_in(text))


PRESENT: Mapping[str, Particular] = {
    "present": Particular(lambda visit: present_lines(visit.present), _taken)
}
