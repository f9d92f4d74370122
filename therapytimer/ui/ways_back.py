"""The ways back: from a page that several others lead to, one returns to where one came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from therapytimer.ui.office import Office

    Way = Callable[[str], None]  # takes the visit whose page is left


class WaysBack:
    """Remembers of the timeline, and of patient and plan, from which page one went there."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._ways: dict[QWidget, Way] = {}

    def remember(self, page: QWidget) -> None:
        """Keep the page that is seen now as the one to return to from `page`."""
        seen = self._office.window.page()
        way = self._way_to(seen)
        if seen is page:
            return
        if way is None:
            self._ways.pop(page, None)
        else:
            self._ways[page] = way

    def remember_day_end(self) -> None:
        """Let the page to which a finding of the day's end has led return there, over no note."""
        page, ending = self._office.window.page(), self._office.ending
        if page in self._ways:
            self._ways[page] = lambda _visit_id: ending.show()

    def leave_timeline(self, visit_id: str) -> None:
        """Go back from a timeline."""
        self._leave(self._office.timeline.page, visit_id)

    def leave_patient(self, visit_id: str) -> None:
        """Go back from patient and plan."""
        self._leave(self._office.particulars.page, visit_id)

    def _leave(self, page: QWidget, visit_id: str) -> None:
        """Return: where nothing is known to the table, or to the note once the visit has ended."""
        office = self._office
        usual = office.show_note if office.desk.has_ended(visit_id) else office.show_treatment
        self._ways.get(page, usual)(visit_id)

    def _way_to(self, page: QWidget | None) -> Way | None:
        office = self._office
        ways: tuple[tuple[QWidget, Way], ...] = (
            (office.board, office.show_treatment),
            (office.documentation.page, office.show_note),
            (office.planning.page, office.planning.return_to),
            (office.reception.history, lambda _visit_id: office.reception.show_history()),
        )
        return next((way for one, way in ways if one is page), None)
