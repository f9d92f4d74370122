"""From the last stop to the signed note in its folder, by chips and short phrases."""

import time  # noqa: TID251 - of the hands, not of the program

from app.table.clinic import PASSPHRASE

FOUR_CODES = (
    ("chip", "Heel raises"),
    ("next", "28 of 30 in form, 1 rest"),
    ("chip", "Delayed postural reactions"),
    ("chip", "Single-leg stance on foam"),
    ("next", "Held 8 s, 5 s last visit"),
    ("chip", "Toward walking outdoors"),
    ("chip", "Patellar glides"),
    ("side", "left"),
    ("next", "Flexion 110 degrees, 102 before"),
    ("chip", "Chair strengthening"),
    ("blank", "2"),
    ("chip", "Needed … cues from the therapist"),
    ("blank", "3"),
    ("chip", "Reports fewer near falls"),
    ("chip", "Learns new tasks"),
    ("chip", "Surface and cues graded"),
    ("chip", "Continue as planned"),
)
TWO_CODES = (("chip", "Heel raises"), ("next", "28 of 30 in form, 1 rest"))
SECONDS_AN_ACTION = 1.5  # of a brisk human


def document(therapist, steps):
    """Fill in the note as the hand goes down the page."""
    for way, *words in steps:
        _WAYS[way](therapist, *words)


def sign_and_export(therapist, notes):
    """Sign with the passphrase, export, and give the note's path."""
    therapist.tap("Sign…")
    therapist.wait_for("Your passphrase")
    therapist.picture("sign")
    therapist.type(PASSPHRASE)
    therapist.key("Return")
    therapist.wait_for("Signed by")
    therapist.tap("Export PDF")
    therapist.wait_for("The note is in")
    therapist.picture("exported")
    (note,) = notes.glob("*.pdf")
    return note


class Effort:
    """Actions and seconds since the last stop; a human takes longer for each action than we do."""

    def __init__(self, therapist):
        self._therapist = therapist
        self._actions, self._begun = therapist.actions, time.monotonic()

    def spent(self):
        """Return the actions, and the seconds that a brisk human would have spent."""
        actions = self._therapist.actions - self._actions
        machine = time.monotonic() - self._begun
        print(f"{actions} actions, {machine:.1f} s of the machine")  # noqa: T201 - shown by -s
        return actions, actions * SECONDS_AN_ACTION + machine


def _chip(therapist, words):
    therapist.tap(f"Phrase: {words}")


def _side(therapist, side):
    therapist.tap(f"Side: {side}")


def _next(therapist, words):
    therapist.key("Tab")
    therapist.type(words)


def _blank(therapist, words):
    therapist.type(words)


_WAYS = {"chip": _chip, "side": _side, "next": _next, "blank": _blank}
