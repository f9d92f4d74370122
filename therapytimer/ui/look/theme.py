"""Choosing a set of colours and dressing the application in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from therapytimer.ui.look.colours import CONTRAST, DARK, LIGHT, Colours
from therapytimer.ui.look.fonts import load_fonts, text_font
from therapytimer.ui.look.palette import make_palette
from therapytimer.ui.look.sheet import style_sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

ThemeName = Literal["system", "light", "dark", "contrast"]
THEME_NAMES: tuple[ThemeName, ...] = get_args(ThemeName)

_CHOSEN: dict[ThemeName, Colours] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


def resolve(name: ThemeName, scheme: Qt.ColorScheme, *, wants_contrast: bool = False) -> Colours:
    """Choose the colours; "system" follows the system and is light where the system is mute."""
    if name != "system":
        return _CHOSEN[name]
    if wants_contrast:
        return CONTRAST
    return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


def apply_theme(app: QApplication, name: ThemeName = "system", text_percent: int = 100) -> Colours:
    """Give the application its style, fonts and colours; may be called again at any time.

    The palette is our own because bare Linux desktops ignore a colour scheme asked of Qt.
    """
    load_fonts()
    hints = QGuiApplication.styleHints()
    preference = hints.accessibility().contrastPreference()
    wants_contrast = preference == Qt.ContrastPreference.HighContrast
    colours = resolve(name, hints.colorScheme(), wants_contrast=wants_contrast)
    app.setStyleSheet("")
    app.setStyle("Fusion")
    app.setPalette(make_palette(colours))
    app.setFont(text_font(text_percent))
    app.setStyleSheet(style_sheet(colours, text_percent))
    return colours
