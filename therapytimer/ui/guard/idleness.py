"""How long nobody has touched the program."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QWindow

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Idleness(QObject):
    """Sees keys, mouse and touch in every window of the program that has the focus.

    It listens to windows, not to the whole application: what is painted costs nothing.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._touched = True
        self._since: datetime | None = None
        self._seen_at: datetime | None = None
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self.listen_to)
            self.listen_to(QGuiApplication.focusWindow())

    def listen_to(self, window: QWindow | None) -> None:
        """Take what happens in a window for a sign of somebody."""
        if window is not None:
            window.installEventFilter(self)

    def touch(self) -> None:
        """Take note that somebody is here."""
        self._touched = True

    def lasted(self, at: datetime) -> timedelta:
        """Return how long nobody was seen; to be asked at every tick.

        A standstill between two ticks counts, though the first key after it comes before the tick.
        """
        slept = timedelta() if self._seen_at is None else at - self._seen_at
        if self._touched or self._since is None:
            self._since = at
        self._touched, self._seen_at = False, at
        return max(slept, at - self._since)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the event and let it pass."""
        if event.type() in _INPUT:
            self._touched = True
        return super().eventFilter(watched, event)
