"""The three sets of colours, as data: nothing here knows Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Colours:
    """One set of colours, each named for its use, as `#rrggbb`.

    `accent` also tells the sets apart (see `palette.colours_of`), so no two sets share it.
    """

    name: str
    is_dark: bool

    window: str
    surface: str
    raised: str
    border: str  # a hairline that only divides
    border_strong: str  # the edge of something that can be pressed or typed into

    text: str
    text_muted: str
    text_idle: str  # the digits of a stopwatch that has not run
    text_disabled: str

    accent: str
    accent_pressed: str
    accent_soft: str  # behind a chosen row
    on_accent: str

    running_fill: str
    running_edge: str
    on_running: str
    running_band: str  # the band that carries the word
    on_running_band: str
    running_hatch: str

    unsaved_fill: str
    unsaved_edge: str
    on_unsaved: str
    unsaved_band: str
    on_unsaved_band: str
    unsaved_hatch: str

    hatch: str  # strokes behind the digits of typed minutes

    warn_fill: str
    warn_edge: str
    warn_text: str
    info_fill: str
    info_edge: str
    info_text: str
    danger: str
    danger_pressed: str
    on_danger: str

    link: str
    link_visited: str
    focus: str
    tip_fill: str
    tip_text: str


LIGHT = Colours(
    name="light",
    is_dark=False,
    window="#eef2f5",
    surface="#ffffff",
    raised="#f5f8fa",
    border="#d3dbe2",
    border_strong="#7a8996",
    text="#13202b",
    text_muted="#475866",
    text_idle="#5e6d7a",
    text_disabled="#7a8996",
    accent="#0b6f6a",
    accent_pressed="#07534f",
    accent_soft="#d5eeeb",
    on_accent="#ffffff",
    running_fill="#0b6f6a",
    running_edge="#063f3c",
    on_running="#ffffff",
    running_band="#074f4b",
    on_running_band="#ffffff",
    running_hatch="#085e5a",
    unsaved_fill="#ffd27a",
    unsaved_edge="#8a4b00",
    on_unsaved="#2a1800",
    unsaved_band="#7a4200",
    on_unsaved_band="#ffffff",
    unsaved_hatch="#f5bf58",
    hatch="#dbe3e9",
    warn_fill="#fff0d2",
    warn_edge="#a86400",
    warn_text="#6f3f00",
    info_fill="#e1effa",
    info_edge="#2f7bb5",
    info_text="#0f4672",
    danger="#b3261e",
    danger_pressed="#8a1a14",
    on_danger="#ffffff",
    link="#0a5f8f",
    link_visited="#6a3d8f",
    focus="#1d3fbb",
    tip_fill="#13202b",
    tip_text="#ffffff",
)

DARK = Colours(
    name="dark",
    is_dark=True,
    window="#0d1317",
    surface="#182026",
    raised="#202a31",
    border="#33404a",
    border_strong="#76878f",
    text="#eef3f6",
    text_muted="#aab8c2",
    text_idle="#8e9ca7",
    text_disabled="#76878f",
    accent="#4fcabb",
    accent_pressed="#7fdfd3",
    accent_soft="#17403d",
    on_accent="#04211d",
    running_fill="#0f7b74",
    running_edge="#74e6d8",
    on_running="#ffffff",
    running_band="#074b47",
    on_running_band="#ffffff",
    running_hatch="#0b6660",
    unsaved_fill="#f2b84b",
    unsaved_edge="#ffe0a3",
    on_unsaved="#231500",
    unsaved_band="#4a2d00",
    on_unsaved_band="#ffedcc",
    unsaved_hatch="#dba136",
    hatch="#2b3740",
    warn_fill="#3b2a0c",
    warn_edge="#c98a1f",
    warn_text="#ffcf80",
    info_fill="#12304a",
    info_edge="#4a90c8",
    info_text="#b5dcfb",
    danger="#ff8a80",
    danger_pressed="#ffb3ac",
    on_danger="#3b0603",
    link="#7cc4f5",
    link_visited="#c9a8f0",
    focus="#a9c7ff",
    tip_fill="#eef3f6",
    tip_text="#13202b",
)

CONTRAST = Colours(
    name="contrast",
    is_dark=True,
    window="#000000",
    surface="#000000",
    raised="#1c1c1c",
    border="#9a9a9a",
    border_strong="#ffffff",
    text="#ffffff",
    text_muted="#e6e6e6",
    text_idle="#c4c4c4",
    text_disabled="#9a9a9a",
    accent="#ffd60a",
    accent_pressed="#ffe767",
    accent_soft="#4a3f00",
    on_accent="#000000",
    running_fill="#ffd60a",
    running_edge="#ffffff",
    on_running="#000000",
    running_band="#000000",
    on_running_band="#ffd60a",
    running_hatch="#d9b400",
    unsaved_fill="#ffffff",
    unsaved_edge="#ff9f43",
    on_unsaved="#000000",
    unsaved_band="#8a3d00",
    on_unsaved_band="#ffffff",
    unsaved_hatch="#d0d0d0",
    hatch="#3d3d3d",
    warn_fill="#000000",
    warn_edge="#ff9f43",
    warn_text="#ffb973",
    info_fill="#000000",
    info_edge="#7cc4f5",
    info_text="#a8dcff",
    danger="#ff8a80",
    danger_pressed="#ffb3ac",
    on_danger="#000000",
    link="#7cc4f5",
    link_visited="#e0b3ff",
    focus="#00e5ff",
    tip_fill="#ffffff",
    tip_text="#000000",
)

ALL = (LIGHT, DARK, CONTRAST)
