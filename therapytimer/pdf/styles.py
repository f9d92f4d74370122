"""The look of a note as data: sizes, inks and margins, in points."""

from __future__ import annotations

from dataclasses import dataclass

from therapytimer.pdf.fonts import BOLD, REGULAR

Ink = tuple[float, float, float]

BLACK: Ink = (0.07, 0.12, 0.16)
MUTED: Ink = (0.30, 0.36, 0.42)
ACCENT: Ink = (0.04, 0.38, 0.36)
WARNING: Ink = (0.62, 0.20, 0.06)
HAIRLINE: Ink = (0.78, 0.82, 0.85)
SHADE: Ink = (0.945, 0.96, 0.965)
WATERMARK: Ink = (0.935, 0.935, 0.925)

PAPER_SIZES = {"letter": (612.0, 792.0), "a4": (595.28, 841.89)}
MARGIN = 40.0
LABEL_WIDTH = 74.0  # of the labels beside texts
HEAD = 27.0  # above the text: the running head from the second page on
FOOT = 31.0  # below the text: the footer


@dataclass(frozen=True, slots=True)
class Style:
    """How one kind of text looks."""

    font: str = REGULAR
    size: float = 7.5
    leading: float = 9.3
    ink: Ink = BLACK


BODY = Style()
STRONG = Style(BOLD)
QUIET = Style(ink=MUTED)
ALERT = Style(BOLD, ink=WARNING)
LABEL = Style(size=6.8, ink=MUTED)
SMALL = Style(size=6.8, leading=8.6, ink=MUTED)
COLUMN_HEAD = Style(BOLD, 6.5, 8.8, MUTED)
FINE = Style(size=6.2, leading=8.0, ink=MUTED)
TITLE = Style(BOLD, 15.0, 18.0, ACCENT)
CLINIC = Style(BOLD, 10.0, 13.0)
SECTION = Style(BOLD, 8.6, 10.6, ACCENT)
FIGURE = Style(BOLD, 17.0, 20.0)
