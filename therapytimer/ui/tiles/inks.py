"""Which colours a tile is painted in, by its state."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from therapytimer.ui.look.colours import Colours
    from therapytimer.ui.tiles.face import TileState


@dataclass(frozen=True)
class Inks:
    """The colours of one state. A running tile is filled, so that it also stands out in grey."""

    fill: str
    edge: str
    text: str
    muted: str
    digits: str
    hatch: str
    band: str
    on_band: str
    edge_width: float
    is_dashed: bool = False


def inks_for(state: TileState, colours: Colours, *, is_down: bool) -> Inks:
    """Choose the colours of a state; a pressed tile answers at once, before any fact arrives."""
    chosen = _INKS[state](colours)
    return replace(chosen, fill=chosen.hatch) if is_down else chosen


def _idle(colours: Colours) -> Inks:
    return Inks(
        fill=colours.surface,
        edge=colours.border_strong,
        text=colours.text,
        muted=colours.text_muted,
        digits=colours.text_idle,
        hatch=colours.hatch,
        band=colours.surface,
        on_band=colours.accent,
        edge_width=1.5,
    )


def _stopped(colours: Colours) -> Inks:
    return replace(
        _idle(colours),
        digits=colours.text,
        band=colours.raised,
        on_band=colours.text,
        edge_width=2,
    )


def _running(colours: Colours) -> Inks:
    return Inks(
        fill=colours.running_fill,
        edge=colours.running_edge,
        text=colours.on_running,
        muted=colours.on_running,
        digits=colours.on_running,
        hatch=colours.running_hatch,
        band=colours.running_band,
        on_band=colours.on_running_band,
        edge_width=3,
    )


def _unsaved(colours: Colours) -> Inks:
    return Inks(
        fill=colours.unsaved_fill,
        edge=colours.unsaved_edge,
        text=colours.on_unsaved,
        muted=colours.on_unsaved,
        digits=colours.on_unsaved,
        hatch=colours.unsaved_hatch,
        band=colours.unsaved_band,
        on_band=colours.on_unsaved_band,
        edge_width=3,
        is_dashed=True,
    )


_INKS = {"idle": _idle, "running": _running, "stopped": _stopped, "unsaved": _unsaved}
