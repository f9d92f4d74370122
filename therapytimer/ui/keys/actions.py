"""Everything a key does, as data: the board's keys and the sheet of keys come from this list."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """Where a key is heard."""

    BOARD = "board"
    EVERYWHERE = "everywhere"  # a key that types a letter is the board's all the same


class Part(StrEnum):
    """The headings of the sheet."""

    CODES = "Codes"
    TIME = "Time"
    PEOPLE = "Patients and clinicians"
    PAGES = "Around the board"


@dataclass(frozen=True, slots=True)
class KeyAction:
    """One thing that keys do; keys are written as Qt does ("Ctrl+Z").

    `pedals` are those that presenters and foot switches send; None where no pedal can be learnt.
    """

    name: str
    sentence: str
    part: Part
    keys: tuple[str, ...] = ()
    pedals: tuple[str, ...] | None = None
    scope: Scope = Scope.BOARD


TILE = "tile"
TILE_KEYS = "1234567890"  # in the order of the tiles
# What stays live where all but the tiles is locked.
LIVE = frozenset({TILE, "next_code", "previous_code", "back_to_code", "pause", "lock"})

ACTIONS = (
    KeyAction(TILE, "Start or stop the code with that number", Part.CODES, tuple(TILE_KEYS)),
    KeyAction("next_code", "Next planned code", Part.CODES, pedals=("PgDown",)),
    KeyAction("previous_code", "Planned code before", Part.CODES, pedals=("PgUp",)),
    KeyAction("back_to_code", "Back to the code that ran before", Part.CODES, pedals=("B",)),
    KeyAction("codes", "Any other code", Part.CODES, ("C",)),
    KeyAction("pause", "Pause, or go on", Part.TIME, ("Space",), pedals=()),
    KeyAction("undo", "Take back the latest action", Part.TIME, ("U", "Ctrl+Z")),
    KeyAction("redo", "Do it again", Part.TIME, ("R", "Ctrl+Shift+Z", "Ctrl+Y")),
    KeyAction("timeline", "The timeline, where everything is repaired", Part.TIME, ("T",)),
    KeyAction("typing", "Type minutes that were not timed", Part.TIME, ("M",)),
    KeyAction("end", "End the visit and go to its note", Part.TIME, ("E",)),
    KeyAction("treat_next", "The next clinician treats", Part.PEOPLE, ("W",)),
    KeyAction("treat_together", "Two treat together, or no longer", Part.PEOPLE, ("Shift+W",)),
    KeyAction("group", "Start, join or leave a group", Part.PEOPLE, ("G",)),
    KeyAction("new_visit", "New visit", Part.PEOPLE, ("N", "Ctrl+N"), scope=Scope.EVERYWHERE),
    KeyAction(
        "next_visit", "Next open visit", Part.PEOPLE, ("F6", "Ctrl+Tab"), scope=Scope.EVERYWHERE
    ),
    KeyAction("document", "Document and export this visit", Part.PAGES, ("D",)),
    KeyAction("patient", "Patient and plan of this visit", Part.PAGES, ("I",)),
    KeyAction("table_mode", "Larger tiles and nothing else, and back", Part.PAGES, ("F11",)),
    KeyAction("lock", "Lock", Part.PAGES, ("F12", "Ctrl+L"), scope=Scope.EVERYWHERE),
    KeyAction("sheet", "Show these keys", Part.PAGES, ("F1",), scope=Scope.EVERYWHERE),
)

PEDALS = tuple(one for one in ACTIONS if one.pedals is not None)


def types_text(key: str) -> bool:
    """Tell whether a key would type something into a field."""
    return len(key) == 1 or key == "Space"
