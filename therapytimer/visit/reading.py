"""A reading: all clocks read at one moment. The core is handed readings and never takes one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Reading:
    """What `clock` read: `wall` is aware UTC in whole milliseconds.

    `awake_ms` stops while the machine sleeps, `continuous_ms` counts sleep; both count from
    some moment of the boot that `boot` names. `zone` is the name of the local time zone.
    """

    wall: datetime
    awake_ms: int
    continuous_ms: int
    boot: str
    zone: str
