"""A fold: one line that opens to the sentences behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from therapytimer.ui.look.metrics import TOUCH
from therapytimer.ui.parts.icon_button import Picture
from therapytimer.ui.parts.labels import label, let_go

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLabel

_TRIANGLE = 18
FIGURES = 44  # width of a column of figures: three digits in bold, so that nothing jumps


class Paragraphs(QWidget):
    """Sentences below each other; the labels stay and only their words change."""

    def __init__(self) -> None:
        super().__init__()
        self._labels: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Show these sentences and no others."""
        while len(self._labels) > len(sentences):
            let_go(self._labels.pop())
        while len(self._labels) < len(sentences):
            self._labels.append(label("", "small", wraps=True))
            self._column.addWidget(self._labels[-1])
        for one, sentence in zip(self._labels, sentences, strict=True):
            one.setText(sentence)

    def sentences(self) -> list[str]:
        """Return what is shown."""
        return [one.text() for one in self._labels]


class FoldHead(QPushButton):
    """The line that is pressed: a triangle, words, and figures at the right.

    A tap leaves the keyboard with the stopwatches, where Space pauses; Tab comes here.
    """

    def __init__(self, figures: int = 0) -> None:
        super().__init__()
        self.setProperty("kind", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(True)
        self.setMinimumHeight(TOUCH)
        self._triangle = {
            False: Picture("chevron-right", _TRIANGLE),
            True: Picture("chevron-down", _TRIANGLE),
        }
        self._words = label("", "strong", wraps=True)
        self._figures = [label("", "strong") for _ in range(figures)]
        grid = QGridLayout(self)
        grid.setContentsMargins(2, 0, 0, 0)
        grid.setSpacing(6)
        for picture in self._triangle.values():
            grid.addWidget(picture, 0, 0)
        grid.addWidget(self._words, 0, 1)
        grid.setColumnStretch(1, 1)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for column, figure in enumerate(self._figures, 2):
            figure.setAlignment(right)
            figure.setMinimumWidth(FIGURES)
            grid.addWidget(figure, 0, column)
        self._let_taps_through()
        self.point(down=False)

    def show_words(self, words: str, *figures: str) -> None:
        """Show the words and the figures."""
        self._words.setText(words)
        for one, text in zip(self._figures, figures, strict=True):
            one.setText(text)

    def point(self, *, down: bool) -> None:
        """Turn the triangle."""
        for points_down, picture in self._triangle.items():
            picture.setVisible(points_down is down)

    def sizeHint(self) -> QSize:
        """Ask for what the labels need; the button itself has no text."""
        return super().sizeHint().expandedTo(self.minimumSizeHint())

    def minimumSizeHint(self) -> QSize:
        inside = self.layout()
        return QSize() if inside is None else inside.minimumSize()

    def _let_taps_through(self) -> None:
        for one in (self._words, *self._figures, *self._triangle.values()):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class Fold(QWidget):
    """A line with the sentences behind it; its spoken name says whether they are shown.

    Signal: `opened`, when it was opened by hand.
    """

    opened = Signal()

    def __init__(self, figures: int = 0) -> None:
        super().__init__()
        self.head, self.body = FoldHead(figures), Paragraphs()
        self._spoken, self._open = "", False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.body)
        # The sentences stand under the words of the line, not under its triangle.
        self.body.setContentsMargins(2 + _TRIANGLE + 6, 0, 4, 10)
        self.head.clicked.connect(self._toggle)
        self.set_open(wanted=False)

    def show_line(self, words: str, *figures: str, spoken: str) -> None:
        """Show the line; `spoken` is how it is read out."""
        self.head.show_words(words, *figures)
        self._spoken = spoken
        self._say_state()

    def is_open(self) -> bool:
        """Tell whether the sentences are shown."""
        return self._open

    def set_open(self, *, wanted: bool) -> None:
        """Show or hide the sentences."""
        self._open = wanted
        self.body.setVisible(wanted)
        self.head.point(down=wanted)
        self._say_state()

    def _toggle(self) -> None:
        self.set_open(wanted=not self._open)
        if self._open:
            self.opened.emit()

    def _say_state(self) -> None:
        state = "expanded" if self._open else "collapsed"
        self.head.setAccessibleName(f"{self._spoken}, {state}")
