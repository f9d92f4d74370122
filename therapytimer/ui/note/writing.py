"""Writing a note: phrases and help, what the notes before say, and measures, kept in the store."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from therapytimer.paths import resource
from therapytimer.store.errors import StoreError
from therapytimer.ui.note.aids import Aids
from therapytimer.visit.cloning import texts_of, with_notes
from therapytimer.visit.day import is_void
from therapytimer.visit.earlier import Earlier, with_carried
from therapytimer.visit.guides import parse_guides
from therapytimer.visit.phrases import PHRASES, parse_phrases, phrases_setting, with_own

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from therapytimer.ui.desk.desk import Desk
    from therapytimer.visit.guides import Guide
    from therapytimer.visit.measures import Measure
    from therapytimer.visit.phrases import Shelf
    from therapytimer.visit.visit import Visit

_LOOKED_AT = 40  # of the patient's visits, under whatever discipline
_BEFORE = 8  # visits before this one whose measures and notes are at hand


class Writing(QObject):
    """Gathers what helps to document a visit, and keeps what is chosen of it.

    Signals: `phrases_changed`, and `failed` (sentence) where something could not be kept.
    """

    phrases_changed = Signal()
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._before: tuple[str, tuple[Visit, ...]] = ("", ())

    def look_back(self, visit_id: str) -> None:
        """Load the visits before one; looking alone writes nothing."""
        self._before = visit_id, self._visits_before(visit_id)

    def keep_earlier(self, visit_id: str) -> None:
        """Keep in the record what cloned text shows by, now that somebody writes its note."""
        visit = self._desk.casebook.visit(visit_id)
        earlier = self._earlier(visit)
        known = visit.earlier or Earlier()
        if earlier.notes != known.notes and not (visit.signatures or is_void(visit)):
            self._revise(replace(visit, earlier=earlier))

    def aids(self, visit_id: str) -> Aids:
        """Give the aids for the visit that was looked back from."""
        settings = self._desk.store.settings.all()
        before = self._before[1] if self._before[0] == visit_id else ()
        noted = next(((one.on, texts_of(one)) for one in before if texts_of(one)), None)
        return Aids(
            library=with_own(_shelves(), settings),
            guides=_guides(),
            before_on=noted[0] if noted else None,
            before=noted[1] if noted else {},
            measured=tuple((one.on, one.measures) for one in before if one.measures),
        )

    def carry(self, visit_id: str, names: Sequence[str]) -> None:
        """Mark fields as carried over from the note before."""
        visit = self._desk.casebook.visit(visit_id)
        earlier = self._earlier(visit)
        if earlier.notes:
            self._change(replace(visit, earlier=with_carried(earlier, names)))

    def keep_measures(self, visit_id: str, measures: Sequence[Measure]) -> None:
        """Keep the measures of a visit."""
        self._change(replace(self._desk.casebook.visit(visit_id), measures=tuple(measures)))

    def keep_phrases(self, key: tuple[str, str], discipline: str, lines: Sequence[str]) -> None:
        """Keep the phrases of a field as they were written, one a line."""
        desk, settings = self._desk, self._desk.store.settings
        kept = settings.all()
        try:
            own = with_own(_shelves(), kept).edited(key, discipline, lines)
            written = phrases_setting(kept, key, own)
            settings.set(PHRASES, written, desk.user.id, desk.now())
        except (StoreError, ValueError) as problem:
            self.failed.emit(str(problem))
        else:
            self.phrases_changed.emit()

    def _earlier(self, visit: Visit) -> Earlier:
        """Tell what the record keeps of the notes before; what it brought stays if it is more."""
        known = visit.earlier or Earlier()
        found = with_notes(known, self._before[1]) if self._before[0] == visit.id else known
        return found if len(found.notes) >= len(known.notes) else known

    def _change(self, visit: Visit) -> None:
        if visit != self._desk.casebook.visit(visit.id) and self._revise(visit):
            self._desk.log_changed.emit(visit.id)

    def _revise(self, visit: Visit) -> bool:
        desk = self._desk
        try:
            desk.store.visits.revise(visit, desk.user.id, desk.now())
        except StoreError as problem:
            self.failed.emit(str(problem))
            return False
        desk.casebook.forget(visit.id)
        return True

    def _visits_before(self, visit_id: str) -> tuple[Visit, ...]:
        """Load the patient's visits before this one under its discipline, the latest first."""
        store, visit = self._desk.store, self._desk.casebook.visit(visit_id)
        found = store.listing.of_patient(store.visits.patient_id(visit_id), _LOOKED_AT)
        ids = [one.id for one in found]
        after = ids.index(visit_id) + 1 if visit_id in ids else 0
        before = [
            one.id
            for one in found[after:]
            if one.on <= visit.on and one.discipline == visit.discipline
            if not (one.void or one.corrected)
        ]
        return tuple(store.visits.load_many(before[:_BEFORE]))


@cache
def _shelves() -> tuple[Shelf, ...]:
    return parse_phrases(resource("phrases.json").read_text(encoding="utf-8"))


@cache
def _guides() -> Mapping[str, Guide]:
    return parse_guides(resource("guides.json").read_text(encoding="utf-8"))
