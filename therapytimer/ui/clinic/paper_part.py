"""The paper of the notes and the logo at their head."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel

from therapytimer.ui.fields.choice import Choice
from therapytimer.ui.fields.section import Section
from therapytimer.ui.look.metrics import TOUCH
from therapytimer.ui.parts.labels import button
from therapytimer.visit.logo import logo_bytes, logo_text
from therapytimer.visit.people import Clinic

_PAPERS = {"letter": "Letter", "a4": "A4"}
_LARGEST = QSize(600, 160)  # pixels that the head of a note can show; larger ones are made smaller
_MOST_PIXELS = 50_000_000
_SHOWN = QSize(220, 2 * TOUCH)


class PaperPart(Section):
    """Signals: `wished` (Clinic) with another paper or logo, `refused` (why a file is no logo)."""

    wished = Signal(object)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__("Paper and logo", "For visits opened from now on.")
        self._clinic = Clinic()
        self.paper = Choice("Paper", _PAPERS)
        self.choose, self.none = button("Choose a logo…"), button("No logo", "quiet")
        self.picture = QLabel("No logo")
        self.picture.setMinimumHeight(_SHOWN.height())
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add_line(self.paper, self.picture, shares=(1, 1))
        self.add_line(self.choose, self.none)
        self.paper.chosen.connect(self._take_paper)
        self.choose.clicked.connect(self._ask)
        self.none.clicked.connect(lambda: self._wish(replace(self._clinic, logo="")))

    def show_clinic(self, clinic: Clinic) -> None:
        """Show paper and logo of the clinic."""
        self._clinic = clinic
        self.paper.choose(clinic.paper)
        self.none.setEnabled(bool(clinic.logo))
        drawn = QPixmap.fromImage(QImage.fromData(logo_bytes(clinic.logo) if clinic.logo else b""))
        if drawn.isNull():
            self.picture.setText("No logo")
            return
        fitting = drawn.size().boundedTo(_SHOWN) != drawn.size()
        keep, smooth = (
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        self.picture.setPixmap(drawn.scaled(_SHOWN, keep, smooth) if fitting else drawn)
        self.picture.setAccessibleName("Logo of the clinic")

    def take_logo(self, file: Path) -> None:
        """Take the picture in a file as the logo, made as small as paper needs it."""
        try:
            logo = logo_text(_small_png(file))
        except (OSError, ValueError) as problem:
            why = problem.strerror if isinstance(problem, OSError) else str(problem)
            self.refused.emit(f"{file.name} is not taken as the logo. {why}")
            return
        self._wish(replace(self._clinic, logo=logo))

    def _take_paper(self, paper: str) -> None:
        self._wish(replace(self._clinic, paper=paper))

    def _wish(self, clinic: Clinic) -> None:
        self.show_clinic(clinic)
        self.wished.emit(clinic)

    def _ask(self) -> None:
        kinds = "Pictures (*.png *.jpg *.jpeg)"
        picked, _ = QFileDialog.getOpenFileName(self, "Logo of the clinic", "", kinds)
        if picked:
            self.take_logo(Path(picked))


def _small_png(file: Path) -> bytes:
    """Read a picture of any size and give it as a small PNG; ValueError where it is none."""
    reader = QImageReader(str(file))
    if reader.format().data() not in {b"png", b"jpeg"}:
        file.open("rb").close()  # a file that cannot be read says so itself
        raise ValueError("It is not a picture; expected a PNG or a JPEG.")
    size = reader.size()
    if size.width() * size.height() > _MOST_PIXELS:
        raise ValueError(f"It has {size.width()} by {size.height()} pixels, which is too many.")
    if size.width() > _LARGEST.width() or size.height() > _LARGEST.height():
        reader.setScaledSize(size.scaled(_LARGEST, Qt.AspectRatioMode.KeepAspectRatio))
    picture = reader.read()
    if picture.isNull():
        raise ValueError("The picture is damaged; save it again or choose another one.")
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(kept, QByteArray(b"png")).write(picture)
    return bytes(kept.data().data())
