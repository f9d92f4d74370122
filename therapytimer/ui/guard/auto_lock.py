"""When the lock comes by itself: a setting of the clinic, against the time nobody was here."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from therapytimer.billing.wording import counted
from therapytimer.store.errors import StoreError
from therapytimer.store.settings import LOCK_AFTER, LOCK_MINUTES
from therapytimer.ui.guard.idleness import Idleness

if TYPE_CHECKING:
    from datetime import datetime

    from therapytimer.ui.desk.desk import Desk

USUAL_MINUTES = 5


class AutoLock(QObject):
    """Signals: `minutes_changed`; `kept` and `failed` (a sentence) once the setting was wished."""

    minutes_changed = Signal(int)
    kept = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QObject, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self.idleness = Idleness(self)
        kept = desk.store.settings.get(LOCK_AFTER)
        self.minutes = cast("int", kept) if kept in LOCK_MINUTES else USUAL_MINUTES

    def tell(self) -> None:
        """Tell what is set."""
        self.minutes_changed.emit(self.minutes)

    def keep_minutes(self, minutes: int) -> None:
        """Keep after how many minutes the lock comes by itself."""
        desk = self._desk
        try:
            desk.store.settings.set(LOCK_AFTER, minutes, desk.user.id, desk.now())
        except StoreError as problem:
            self.failed.emit(str(problem))
            return
        self.minutes = minutes
        self.kept.emit(f"The screen locks after {counted(minutes, 'minute')} without a touch.")

    def idle(self, at: datetime) -> timedelta:
        """Return how long nobody was here; to be asked at every tick."""
        return self.idleness.lasted(at)

    def is_due(self, idle: timedelta) -> bool:
        """Tell whether nobody was here for so long that the lock has to come."""
        return idle >= timedelta(minutes=self.minutes)
