"""One question about the bill, with its facts and one-tap answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from therapytimer.ui.board.fold import Paragraphs
from therapytimer.ui.parts.labels import button, label, let_go

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

    from therapytimer.ui.board.questions import Question

_ACROSS = 2  # answers side by side


class QuestionCard(QFrame):
    """Shows a question; the answer that holds is marked, and another may be tapped.

    Signal: `answered` (what it is about, the choice).
    """

    answered = Signal(str, str)

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.setProperty("banner", "info")
        self.question = question
        self._title, self._words = label("", "strong", wraps=True), Paragraphs()
        self.buttons: list[QPushButton] = []
        self._answers = QGridLayout()
        self._answers.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addLayout(self._answers)
        for place in range(len(question.answers)):
            self._offer(place, alone=len(question.answers) == 1)
        self.show_question(question)

    def show_question(self, question: Question) -> None:
        """Show what changed in the question; the same answers keep their buttons."""
        self.question = question
        self.setAccessibleName(question.title)
        self._title.setText(question.title)
        self._words.show_sentences((question.sentence, *question.evidence))
        for one, answer in zip(self.buttons, question.answers, strict=True):
            one.setText(answer.words)
            one.setChecked(answer.holds)
            one.setAccessibleName(f"{question.title}: {answer.words}")

    def _offer(self, place: int, *, alone: bool) -> None:
        one = button("")
        one.setCheckable(True)
        # A tap leaves the keyboard with the stopwatches.
        one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        one.clicked.connect(lambda: self._answer(place))
        row, column = divmod(place, _ACROSS)
        self._answers.addWidget(one, row, column, 1, _ACROSS if alone else 1)
        self._answers.setColumnStretch(column, 1)
        self.buttons.append(one)

    def _answer(self, place: int) -> None:
        # The buttons show what holds, which may stay another than the one tapped.
        self.show_question(self.question)
        self.answered.emit(self.question.about, self.question.answers[place].choice)


class QuestionCards(QWidget):
    """The questions of a bill; a card stays while its question and its answers do.

    Signal: `answered` (what it is about, the choice).
    """

    answered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.cards: dict[str, QuestionCard] = {}
        self._order: list[str] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(8)

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show these questions in their order."""
        wanted = {one.about: one for one in questions}
        self._order = list(wanted)
        for about, card in list(self.cards.items()):
            answers = wanted[about].answers if about in wanted else ()
            if about not in wanted or len(answers) != len(card.buttons):
                let_go(self.cards.pop(about))
        for place, question in enumerate(questions):
            self._column.insertWidget(place, self._card(question))
        self.setVisible(bool(questions))

    def in_order(self) -> list[QuestionCard]:
        """Return the cards from top to bottom."""
        return [self.cards[about] for about in self._order]

    def _card(self, question: Question) -> QuestionCard:
        if question.about in self.cards:
            self.cards[question.about].show_question(question)
            return self.cards[question.about]
        card = self.cards[question.about] = QuestionCard(question)
        card.answered.connect(self.answered)
        return card
