"""The bundled faces: the window looks the same on every laptop."""

from __future__ import annotations

import logging

from PySide6.QtCore import QByteArray, QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase

from therapytimer.paths import resource
from therapytimer.ui.look.metrics import text_pixels

FAMILY = "Inter"
_FACES = ("Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")
_LOADED = "bundled_fonts_loaded"
_TIGHT = -0.018  # Inter is spaced for small text; large digits need less


def load_fonts() -> None:
    """Hand the bundled faces to the running application, once.

    A face that Qt refuses is logged and the system's font steps in: minutes go on.
    """
    application = QCoreApplication.instance()
    if application is None or application.property(_LOADED):
        return
    for face in _FACES:
        content = QByteArray(resource(f"fonts/{face}").read_bytes())
        if QFontDatabase.addApplicationFontFromData(content) < 0:
            logging.getLogger(__name__).warning("Qt cannot read the font %s", face)
    application.setProperty(_LOADED, True)


def text_font(percent: int = 100) -> QFont:
    """Return the application's font, whose figures all have one width, so that columns line up."""
    return _face(text_pixels(percent), QFont.Weight.Normal)


def face_of(base: QFont, pixels: float, weight: QFont.Weight) -> QFont:
    """Return a widget's own font in another size and weight."""
    font = QFont(base)
    font.setPixelSize(max(1, round(pixels)))
    font.setWeight(weight)
    return font


def digits_font(pixels: int, weight: QFont.Weight = QFont.Weight.Bold) -> QFont:
    """For a running time: figures of one width, set close."""
    font = _face(pixels, weight)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, pixels * _TIGHT)
    return font


def _face(pixels: int, weight: QFont.Weight) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(max(1, pixels))
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
