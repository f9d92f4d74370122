"""A Qt palette made of one set of colours, and the way back."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from therapytimer.ui.look.colours import ALL, LIGHT, Colours

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup

# Every role is named: Fusion shades those left out from black.
_ROLES = {
    _Role.Window: "window",
    _Role.WindowText: "text",
    _Role.Base: "surface",
    _Role.AlternateBase: "raised",
    _Role.Text: "text",
    _Role.PlaceholderText: "text_idle",
    _Role.Button: "surface",
    _Role.ButtonText: "text",
    _Role.BrightText: "danger",
    _Role.Light: "raised",
    _Role.Midlight: "raised",
    _Role.Mid: "border",
    _Role.Dark: "border_strong",
    _Role.Shadow: "border_strong",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "on_accent",
    _Role.Accent: "accent",
    _Role.Link: "link",
    _Role.LinkVisited: "link_visited",
    _Role.ToolTipBase: "tip_fill",
    _Role.ToolTipText: "tip_text",
}

_DISABLED = {
    _Role.WindowText: "text_disabled",
    _Role.Text: "text_disabled",
    _Role.PlaceholderText: "text_disabled",
    _Role.ButtonText: "text_disabled",
    _Role.Base: "raised",
    _Role.Button: "raised",
    _Role.Highlight: "border",
    _Role.HighlightedText: "text",
    _Role.Link: "text_disabled",
    _Role.LinkVisited: "text_disabled",
}


def make_palette(colours: Colours) -> QPalette:
    """Set all roles of all three groups."""
    palette = QPalette()
    for group in (_Group.Active, _Group.Inactive, _Group.Disabled):
        names = _ROLES | _DISABLED if group == _Group.Disabled else _ROLES
        for role, name in names.items():
            palette.setColor(group, role, QColor(getattr(colours, name)))
    return palette


def colours_of(palette: QPalette) -> Colours:
    """Tell by its accent which set of colours a widget's palette was made from.

    So a painted widget follows its palette, and no set of colours has to be handed around.
    """
    accent = palette.color(_Group.Active, _Role.Accent).name()
    return next((colours for colours in ALL if colours.accent == accent), LIGHT)
