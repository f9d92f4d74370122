"""Which key does what, with the keys that were learnt for pedals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from therapytimer.ui.keys.actions import ACTIONS, PEDALS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from therapytimer.ui.keys.actions import KeyAction

# Keys by which everybody finds the way round a window.
_KEPT = ("Tab", "Shift+Tab", "Backtab", "Shift+Backtab", "Esc", "Left", "Right", "Up", "Down")
_WORDS = {"PgDown": "Page Down", "PgUp": "Page Up", "Esc": "Escape"}


class Bindings:
    """The keys of all actions; `learnt` maps the names of actions to a key each."""

    def __init__(self, learnt: Mapping[str, str] | None = None) -> None:
        self._actions = {key: one for one in ACTIONS for key in (*one.keys, *(one.pedals or ()))}
        self.learnt: dict[str, str] = {}
        for name, key in (learnt or {}).items():
            if not self.refusal(name, key):
                self.learnt[name] = key

    def action(self, key: str) -> KeyAction | None:
        """Return what a key does."""
        found = next((one for one in PEDALS if self.learnt.get(one.name) == key), None)
        return found or self._actions.get(key)

    def is_pedal(self, key: str) -> bool:
        """Tell whether a key comes from a pedal or presenter, whose contacts bounce."""
        return key in self.learnt.values() or any(key in (one.pedals or ()) for one in PEDALS)

    def keys_of(self, action: KeyAction) -> tuple[str, ...]:
        """Return the keys of an action, the learnt one last."""
        learnt = self.learnt.get(action.name)
        return (*action.keys, *(action.pedals or ()), *((learnt,) if learnt else ()))

    def refusal(self, name: str, key: str) -> str:
        """Say why an action cannot have a key; nothing where it can."""
        if not any(one.name == name for one in PEDALS):
            return "No pedal can be learnt for that."
        if not key or key in _KEPT:
            return f"{words_of(key) or 'This'} cannot be learnt: it is needed to move about."
        taken = self.action(key)
        return "" if taken is None else _taken(taken, name, key)


def _taken(taken: KeyAction, name: str, key: str) -> str:
    if taken.name == name:
        return f"{words_of(key)} does that already."
    return (
        f"{words_of(key)} is taken: “{taken.sentence}”. Let the pedal send another key, such as F8."
    )


def key_tip(name: str) -> str:
    """Write the first key of an action for a tool tip: "(F11)"."""
    action = next(one for one in ACTIONS if one.name == name)
    return f"({words_of((*action.keys, *(action.pedals or ()))[0])})"


def words_of(key: str) -> str:
    """Write a key as it stands on the keyboard."""
    return _WORDS.get(key, QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText))
