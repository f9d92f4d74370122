"""What passes: the last reading while a stopwatch runs, drafts, and the anchor of the time line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from therapytimer.store.audit import Stamp
from therapytimer.store.instants import instant, milliseconds
from therapytimer.visit.identity import new_id
from therapytimer.visit.reading import Reading
from therapytimer.visit.timeline import Anchor

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from therapytimer.store.ledger import Ledger


class Alive:
    """The last sign of life. Only anchors are facts; the rest is overwritten."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def write_alive(self, reading: Reading, at: datetime) -> None:
        """Overwrite the last reading and its instant."""
        self._ledger.execute(
            "INSERT OR REPLACE INTO alive (id, wall, awake_ms, continuous_ms, boot, zone, at) "
            "VALUES (1, ?, ?, ?, ?, ?, ?)",
            milliseconds(reading.wall),
            reading.awake_ms,
            reading.continuous_ms,
            reading.boot,
            reading.zone,
            milliseconds(at),
        )

    def last_alive(self) -> tuple[Reading, datetime] | None:
        """Return the last reading with its instant, if there ever was one."""
        for row in self._ledger.select("SELECT * FROM alive"):
            reading = Reading(
                instant(row["wall"]),
                row["awake_ms"],
                row["continuous_ms"],
                row["boot"],
                row["zone"],
            )
            return reading, instant(row["at"])
        return None

    def write_anchor(self, anchor: Anchor, at: datetime) -> None:
        """Keep a new anchor; the latest one holds."""
        row = {
            "id": new_id(),
            "boot": anchor.boot,
            "wall": milliseconds(anchor.wall),
            "continuous_ms": anchor.continuous_ms,
            "at": milliseconds(at),
        }
        with self._ledger.atomic():
            self._ledger.write("anchor", row, Stamp("", at))

    def anchor(self) -> Anchor | None:
        """Return the anchor that holds, if there is one."""
        for row in self._ledger.select("SELECT * FROM anchor ORDER BY seq DESC LIMIT 1"):
            return Anchor(instant(row["wall"]), row["continuous_ms"], row["boot"])
        return None

    def last_instant(self) -> datetime | None:
        """Return the latest instant on disk: of anything written, or of the last reading."""
        row = next(
            self._ledger.select(
                "SELECT max(at) AS at FROM "
                "(SELECT max(at) AS at FROM audit UNION ALL SELECT at FROM alive)"
            )
        )
        return None if row["at"] is None else instant(row["at"])

    def draft(self, visit_id: str) -> dict[str, str]:
        """Return the half-typed texts of a visit by field."""
        for row in self._ledger.select("SELECT texts FROM draft WHERE visit_id = ?", visit_id):
            return json.loads(row["texts"])
        return {}

    def write_draft(self, visit_id: str, texts: Mapping[str, str]) -> None:
        """Overwrite the half-typed texts of a visit."""
        content = json.dumps(dict(texts), ensure_ascii=False)
        self._ledger.execute("INSERT OR REPLACE INTO draft VALUES (?, ?)", visit_id, content)

    def clear_draft(self, visit_id: str) -> None:
        """Forget the half-typed texts of a visit, which are written as texts now."""
        self._ledger.execute("DELETE FROM draft WHERE visit_id = ?", visit_id)
