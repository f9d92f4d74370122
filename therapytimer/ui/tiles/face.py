"""What a tile says: plain data and words, without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TileState = Literal["idle", "running", "stopped", "unsaved"]

RUNNING_STATES = frozenset({"running", "unsaved"})

_HOUR = 3600
_WORDS = {
    "idle": "Start",
    "running": "Running",
    "stopped": "Stopped",
    "unsaved": "Running, not saved",
}
_SPOKEN = _WORDS | {"idle": "not started", "running": "running", "unsaved": "running, not saved"}


@dataclass(frozen=True)
class TileFace:
    """Everything one tile shows.

    `by` names who treats; `typed` marks minutes typed afterwards, `partly` that others were not.
    """

    code: str
    name: str
    key: str
    elapsed_seconds: int
    state: TileState
    by: str = ""
    footer: str = ""
    typed: bool = False
    partly: bool = False

    @property
    def is_running(self) -> bool:
        """Whether the stopwatch runs, saved or not."""
        return self.state in RUNNING_STATES

    @property
    def digits(self) -> str:
        """The running time, mm:ss, and h:mm:ss from one hour."""
        return running_time(self.elapsed_seconds)

    @property
    def word(self) -> str:
        """The state in a word or two."""
        return _WORDS[self.state]

    @property
    def short_word(self) -> str:
        """The same for a tile too narrow for all of it; never half of what matters."""
        return "Not saved" if self.state == "unsaved" else self.word

    @property
    def aside(self) -> str:
        """What stands beside the word: who treats, or the minutes that the code has."""
        if self.is_running:
            return self.by
        if self.state == "stopped":
            return f"{self.elapsed_seconds // 60} min{self._typed_word}"
        return ""

    @property
    def _typed_word(self) -> str:
        if not self.typed:
            return ""
        return ", part typed" if self.partly else " typed"

    @property
    def spoken(self) -> str:
        """The name for a screen reader. It holds no seconds, so a tick does not change it."""
        if self.state == "stopped":
            minutes = self.elapsed_seconds // 60
            return f"{self.code} {self.name}, stopped at {minutes} min"
        return f"{self.code} {self.name}, {_SPOKEN[self.state]}"

    @property
    def spoken_details(self) -> str:
        """The rest, for a screen reader that asks for it."""
        key = f"key {self.key}" if self.key else ""
        by = self.by if self.is_running else ""
        some = "some " if self.partly else ""
        typed = f"{some}minutes typed afterwards" if self.typed else ""
        return ", ".join(part for part in (key, by, typed, self.footer) if part)


def running_time(seconds: int) -> str:
    """Write seconds as mm:ss, and as h:mm:ss from one hour.

    >>> running_time(1062), running_time(3725)
    ('17:42', '1:02:05')
    """
    hours, rest = divmod(max(seconds, 0), _HOUR)
    minutes, second = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{second:02}" if hours else f"{minutes:02}:{second:02}"


def widest(digits: str) -> str:
    """Return the text whose width is kept free for these digits, so that they never jump."""
    return "".join("0" if figure.isdigit() else figure for figure in digits)
