"""The wiring of the keys: what each of them wishes for, and the sheet that lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from therapytimer.ui.office import Office


def wire_keys(office: Office) -> None:
    """Connect the keys of the board and of the window with what they do."""
    _wire_treatment(office)
    _wire_ways(office)
    _wire_sheet(office)


def _wire_treatment(office: Office) -> None:
    keys, treatment, steps = office.keyboard, office.treatment, office.steps
    keys.tile_requested.connect(office.board.tap_tile)
    keys.next_code_requested.connect(steps.next_code)
    keys.previous_code_requested.connect(steps.previous_code)
    keys.back_to_code_requested.connect(steps.go_back)
    keys.codes_requested.connect(treatment.offer_codes)
    keys.pause_requested.connect(treatment.pause)
    keys.undo_requested.connect(treatment.asking.undo)
    keys.redo_requested.connect(treatment.asking.redo)
    keys.typing_requested.connect(treatment.offer_typing)
    keys.end_requested.connect(treatment.end)
    keys.treat_next_requested.connect(steps.treat_next)
    keys.treat_together_requested.connect(steps.treat_together)
    keys.group_requested.connect(steps.go_to_group)


def _wire_ways(office: Office) -> None:
    keys, board = office.keyboard, office.board
    keys.timeline_requested.connect(office.show_timeline_of_board)
    keys.new_visit_requested.connect(office.begin_visit)
    keys.next_visit_requested.connect(office.open_visits.next_visit)
    keys.document_requested.connect(office.show_note_of_board)
    keys.patient_requested.connect(office.show_patient_of_board)
    keys.lock_requested.connect(office.guard.lock)
    keys.escape_requested.connect(board.escape)
    keys.table_mode_requested.connect(board.toggle_table_mode)
    board.header.table_mode_requested.connect(board.toggle_table_mode)
    board.table_mode_changed.connect(office.open_visits.show_initials)
    board.table_mode_changed.connect(office.groups.show_initials)


def _wire_sheet(office: Office) -> None:
    keys, book = office.keyboard, office.key_book
    keys.sheet_requested.connect(book.toggle_sheet)
    keys.pedals_learnt.connect(office.board.grid.leave_keys)
    book.sheet.back_requested.connect(book.close_sheet)
    office.board.foot.keys_requested.connect(book.toggle_sheet)
    pedals = office.administration.clinic.pedals
    pedals.learn_wished.connect(book.learn)
    pedals.forget_wished.connect(book.forget)
