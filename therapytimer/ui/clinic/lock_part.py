"""After how long the lock comes by itself."""

from __future__ import annotations

from PySide6.QtCore import Signal

from therapytimer.store.settings import LOCK_MINUTES
from therapytimer.ui.fields.section import Section
from therapytimer.ui.parts.labels import label
from therapytimer.ui.parts.steady import NumberBox

_WHAT = (
    "Without a key or a touch for so long, everything is covered. While a stopwatch runs the tiles "
    "of its visit stay live; after an hour locked with nothing running the passphrase is asked."
)


class LockPart(Section):
    """Signal: `minutes_wished`."""

    minutes_wished = Signal(int)

    def __init__(self) -> None:
        super().__init__("Lock", _WHAT)
        self.minutes = NumberBox()
        self.minutes.setRange(LOCK_MINUTES[0], LOCK_MINUTES[-1])
        self.minutes.setSuffix(" min")
        self.minutes.setKeyboardTracking(False)  # 30 is not meant while 3 is typed
        self.minutes.setAccessibleName("Minutes until the lock")
        self.add_line(self.minutes, label("without a key or a touch", "muted"))
        self.minutes.valueChanged.connect(self.minutes_wished)

    def show_minutes(self, minutes: int) -> None:
        """Show what is set without wishing for it."""
        self.minutes.blockSignals(True)
        self.minutes.setValue(minutes)
        self.minutes.blockSignals(False)
