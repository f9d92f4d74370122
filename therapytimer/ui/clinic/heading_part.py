"""The heading of the notes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal

from therapytimer.ui.fields.field import Field
from therapytimer.ui.fields.section import Section
from therapytimer.ui.parts.labels import button
from therapytimer.visit.people import Clinic


class HeadingPart(Section):
    """Name, address and numbers of the clinic, kept together."""

    wished = Signal(object)  # Clinic

    def __init__(self) -> None:
        super().__init__("Heading of the notes", "Printed at the top of every note.")
        self._shown = Clinic()
        self.fields = {
            "name": Field("Name of the clinic"),
            "telephone": Field("Telephone"),
            "address": Field("Address"),
            "npi": Field("NPI of the clinic"),
            "tax_number": Field("Tax number"),
        }
        self.keep = button("Keep the heading", "primary")
        self.add_line(self.fields["name"], self.fields["telephone"], shares=(2, 1))
        self.inside.addWidget(self.fields["address"])
        self.add_line(self.fields["npi"], self.fields["tax_number"], shares=(1, 1))
        self.add_line(self.keep)
        self.keep.clicked.connect(self._wish)
        for field in self.fields.values():
            field.changed.connect(self._follow)
            field.edit.returnPressed.connect(self.keep.click)
        self._follow()

    def show_clinic(self, clinic: Clinic) -> None:
        """Show what is kept."""
        self._shown = clinic
        for name, field in self.fields.items():
            field.set_text(getattr(clinic, name))
        self._follow()

    def take_paper(self, clinic: Clinic) -> None:
        """Take over what was kept elsewhere on the page; what is typed here stays."""
        self._shown = replace(self._shown, logo=clinic.logo, paper=clinic.paper)
        self._follow()

    def clinic(self) -> Clinic:
        """Return what is typed, with what stands elsewhere on the page."""
        typed = {name: field.text() for name, field in self.fields.items()}
        return replace(self._shown, **typed)

    def _wish(self) -> None:
        self._shown = self.clinic()
        self._follow()
        self.wished.emit(self._shown)

    def _follow(self) -> None:
        self.keep.setEnabled(self.clinic() != self._shown)
