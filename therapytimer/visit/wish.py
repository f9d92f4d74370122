"""A wish: who wants something for which visit at which instant, and the answer no."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class RefusedError(Exception):
    """The wish is impossible; the text says why, in words for the clinician."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Who wishes something for which visit at which instant (`user` is a clinician's id)."""

    visit_id: str
    user: str
    at: datetime
    reason: str = ""
