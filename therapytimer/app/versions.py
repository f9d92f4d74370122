"""Which Qt for Python goes with which Python: one pair must not be started."""

from __future__ import annotations


def bad_pair(python: tuple[int, int], pyside: tuple[int, int]) -> str | None:
    """Say in one sentence why this pair cannot run, None where it can.

    On Python 3.10 and 3.11, PySide6 6.12 loses one reference to None with every call that
    returns nothing, until the interpreter aborts in the middle of a treatment.
    """
    if python < (3, 12) and pyside >= (6, 12):
        return (
            f"PySide6 {pyside[0]}.{pyside[1]} aborts on Python {python[0]}.{python[1]}: "
            "install PySide6-Essentials below 6.12, or Python 3.12 or later."
        )
    return None
