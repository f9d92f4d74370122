"""The rules of one payer, each kept as it is changed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from therapytimer.billing.payers import Payer, Rule
from therapytimer.ui.fields.choice import Choice
from therapytimer.ui.fields.field import Field
from therapytimer.ui.fields.section import Section
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import button, label
from therapytimer.visit.clinic_payers import advisory_lines, with_advisories

if TYPE_CHECKING:
    from collections.abc import Mapping

_RULES = {
    Rule.POOLED.value: "Pooled",
    Rule.PER_CODE.value: "Per code",
    Rule.CAPPED.value: "Per code, capped",
}
_TABLES = {"medicare": "Medicare", "medicaid": "Medicaid", "": "None"}
_DISTINCT = {"59": "59", "X": "XE XS XP XU"}
_FLAGS = {
    "discipline_modifiers": "GP, GO, GN on every line",
    "assistant_modifiers": "CQ, CO for assistants",
    "threshold": "Yearly threshold, KX above it",
    "mppr": "Less for further units of a day (MPPR)",
    "chiropractic_modifier": "GP asked of chiropractors",
}
_LEAST: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "program_from": ("97545 counts from", {"61": "61 min", "120": "120 min"}),
    "testing_from": ("96125 counts from", {"31": "31 min", "60": "60 min"}),
    "caregiver_from": ("97550 counts from", {"16": "16 min", "30": "30 min"}),
}
_ADVISORIES = (
    "Pairs for which this payer, not the edit table, may want a modifier, with commas between "
    "them; the second code bears it."
)


class PayerForm(Section):
    """Signals: `payer_wished` (the Payer changed), `remove_wished`, `shipped_wished`."""

    payer_wished = Signal(object)
    remove_wished = Signal()
    shipped_wished = Signal()

    def __init__(self) -> None:
        super().__init__("Rules", "A visit keeps the rules that it was opened with.")
        self._payer: Payer | None = None
        self.name, self.advisories = Field("Name"), Field("Advisory pairs", _ADVISORIES)
        self.advisories.edit.setPlaceholderText("97112/97140, evaluation/97140")
        self.choices = {
            "rule": Choice("Units", _RULES),
            "edit_table": Choice("Edit table", _TABLES),
            "distinct": Choice("Distinct services", _DISTINCT),
            **{name: Choice(caption, given) for name, (caption, given) in _LEAST.items()},
        }
        self.flags = {name: QCheckBox(words) for name, words in _FLAGS.items()}
        self.remove = button("Remove this payer", "quiet")
        self.shipped = IconButton("As it came with the program", "undo", "quiet")
        self._lay_out()
        self._connect()

    def show_payer(self, payer: Payer, *, restorable: bool) -> None:
        """Show a payer; `restorable` where it differs from the one shipped."""
        self._payer = payer
        for field, text in (
            (self.name, payer.name),
            (self.advisories, ", ".join(advisory_lines(payer))),
        ):
            field.show_problem("")
            field.set_text(text)
            field.edit.setCursorPosition(0)
        for name, choice in self.choices.items():
            choice.choose(str(getattr(payer, name)))
        for name, flag in self.flags.items():
            flag.setChecked(getattr(payer, name))
        self.shipped.setEnabled(restorable)

    def rename(self) -> None:
        """Put the keyboard on the name, which is typed over."""
        self.name.edit.setFocus()
        self.name.edit.selectAll()

    def _connect(self) -> None:
        self.name.edit.editingFinished.connect(self._keep_name)
        self.advisories.edit.editingFinished.connect(self._keep_advisories)
        for name, choice in self.choices.items():
            choice.chosen.connect(partial(self._keep, name))
        for name, flag in self.flags.items():
            flag.clicked.connect(lambda _=False, name=name: self._turn(name))
        self.remove.clicked.connect(self.remove_wished)
        self.shipped.clicked.connect(self.shipped_wished)

    def _turn(self, name: str) -> None:
        if self._payer is not None:
            self._wish(replace(self._payer, **{name: self.flags[name].isChecked()}))

    def _keep(self, name: str, given: str) -> None:
        value: object = Rule(given) if name == "rule" else given
        if name in _LEAST:
            value = int(given)
        if self._payer is not None:
            self._wish(replace(self._payer, **{name: value}))

    def _keep_name(self) -> None:
        if self._payer is not None and self.name.needs("A payer needs a name."):
            self._wish(replace(self._payer, name=self.name.text()))

    def _keep_advisories(self) -> None:
        if self._payer is None:
            return
        try:
            payer = with_advisories(self._payer, self.advisories.text().split(","))
        except ValueError as problem:
            self.advisories.show_problem(str(problem))
        else:
            self._wish(payer)

    def _wish(self, payer: Payer) -> None:
        if payer != self._payer:
            self.payer_wished.emit(payer)

    def _lay_out(self) -> None:
        self.inside.addWidget(self.name)
        self.inside.addWidget(self.choices["rule"])
        flags = QVBoxLayout()
        flags.setSpacing(0)
        for flag in self.flags.values():
            flags.addWidget(flag)
        self.inside.addWidget(label("On the bill", "strong"))
        self.inside.addLayout(flags)
        self.add_line(self.choices["edit_table"], self.choices["distinct"], shares=(3, 2))
        self.inside.addWidget(self.advisories)
        self.add_line(*(self.choices[name] for name in _LEAST), shares=(1, 1, 1))
        self.add_line(self.remove, self.shipped)
