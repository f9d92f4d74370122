"""Settings of the clinic: JSON values by name, each change a new row."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from therapytimer.store.audit import Stamp

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from therapytimer.store.ledger import Ledger

SECOND_PLACE = "second_place"  # the folder of further backups, or None
LOCK_AFTER = "lock_minutes"  # without a touch, one of `LOCK_MINUTES`
LOCK_MINUTES = range(1, 61)


class Settings:
    """The clinic's heading, payers, own codes and whatever else is set once for all visits."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def get(self, name: str, default: object = None) -> object:
        """Return a setting's value as JSON knows it, or the default."""
        row = self._ledger.live("setting", {"name": name})
        return default if row is None else json.loads(row["value"])

    def all(self) -> dict[str, object]:
        """Return all settings by name."""
        rows = self._ledger.select(
            "SELECT name, value FROM setting WHERE superseded_by IS NULL ORDER BY name"
        )
        return {row["name"]: json.loads(row["value"]) for row in rows}

    def set(self, name: str, value: object, by: str, at: datetime) -> None:
        """Keep a value; one that is the same already is not written again."""
        self.set_all({name: value}, by, at)

    def set_all(self, changed: Mapping[str, object], by: str, at: datetime) -> None:
        """Keep several values together, all or none."""
        with self._ledger.atomic():
            for name, value in changed.items():
                self._write(name, value, Stamp(by, at))

    def _write(self, name: str, value: object, stamp: Stamp) -> None:
        row = {"name": name, "value": json.dumps(value, ensure_ascii=False, sort_keys=True)}
        if self._ledger.live("setting", row) is None:
            self._ledger.revise("setting", ("name",), row, stamp)
