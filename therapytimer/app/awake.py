"""Staying awake: the system is asked not to sleep while a stopwatch runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager


class Awake:
    """Holds the system awake or lets it sleep; `hold` gives a new hold (see `system_hold`).

    A system that knows no such wish sleeps as it likes: the gap that follows is asked about.
    """

    def __init__(self, hold: Callable[[], AbstractContextManager[object]]) -> None:
        self._hold = hold
        self._held: AbstractContextManager[object] | None = None

    def follow(self, *, running: bool) -> None:
        """Hold the system awake while something runs, and let go when nothing does."""
        if running and self._held is None:
            held = self._hold()
            held.__enter__()
            self._held = held
        elif not running and self._held is not None:
            held, self._held = self._held, None
            held.__exit__(None, None, None)


def system_hold() -> AbstractContextManager[object]:
    """Make a hold on this system; one that the system refuses does nothing."""
    from wakepy import keep  # late: it is needed only once something runs

    return keep.running(on_fail="pass")
