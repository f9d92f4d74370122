"""The wiring of an open clinic: who listens to whom, one line a connection, by sender."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.ui.wiring_day_end import wire_day_end
from therapytimer.ui.wiring_escape import wire_escape
from therapytimer.ui.wiring_keys import wire_keys
from therapytimer.ui.wiring_plan import wire_planning
from therapytimer.ui.wiring_several import wire_several
from therapytimer.ui.wiring_signing import wire_signing
from therapytimer.ui.wiring_timeline import wire_timeline
from therapytimer.ui.wiring_ways import wire_ways

if TYPE_CHECKING:
    from therapytimer.ui.office import Office


def wire(office: Office) -> None:
    """Connect the parts of an open clinic."""
    _wire_desk(office)
    _wire_board(office)
    wire_keys(office)
    wire_several(office)
    _wire_lists(office)
    _wire_pages(office)
    _wire_administration(office)
    _wire_particulars(office)
    _wire_rates(office)
    _wire_guard(office)
    _wire_strip(office)
    wire_timeline(office)
    wire_signing(office)
    wire_day_end(office)
    wire_ways(office)
    _wire_plan(office)
    wire_escape(office)


def _wire_desk(office: Office) -> None:
    desk, treatment = office.desk, office.treatment
    desk.log_changed.connect(treatment.take_note)
    desk.log_changed.connect(treatment.refresh)
    desk.log_changed.connect(office.documentation.refresh)
    desk.log_changed.connect(office.particulars.refresh)
    desk.ticked.connect(treatment.repaint)
    desk.refused.connect(treatment.say)
    desk.refused.connect(office.board.typed.show_refusal)
    desk.told.connect(treatment.say)
    office.copies.made.connect(office.show_copied)
    desk.waiting_changed.connect(office.show_waiting)


def _wire_board(office: Office) -> None:
    board, treatment = office.board, office.treatment
    board.toggle_requested.connect(treatment.tap)
    board.pause_requested.connect(treatment.pause)
    board.undo_requested.connect(treatment.asking.undo)
    board.redo_requested.connect(treatment.asking.redo)
    board.header.today_requested.connect(office.show_today)
    board.header.codes_requested.connect(treatment.offer_codes)
    board.header.end_requested.connect(treatment.end)
    board.header.who.treat_requested.connect(treatment.treat_by)
    board.gap.answered.connect(treatment.asking.answer)
    board.why.answered.connect(treatment.asking.give_reason)
    board.why.dropped.connect(board.why.hide)
    board.pause_word.answered.connect(treatment.asking.word_pause)
    board.pause_word.dropped.connect(board.pause_word.hide)
    board.picker.picked.connect(treatment.pick)
    board.typed.typed.connect(treatment.add_typed)
    board.void.answered.connect(treatment.void)
    board.foot.typing_requested.connect(treatment.offer_typing)
    board.foot.void_requested.connect(board.ask_void)
    board.panel.decision_wished.connect(treatment.decide)
    board.panel.document_requested.connect(office.show_note_of_board)
    treatment.ended.connect(office.show_note)
    treatment.left.connect(office.show_today)


def _wire_lists(office: Office) -> None:
    reception, administration = office.reception, office.administration
    reception.treatment_requested.connect(office.show_treatment)
    reception.note_requested.connect(office.show_note)
    today, history = reception.today, reception.history
    today.visit_requested.connect(reception.go_to)
    today.new_visit_requested.connect(reception.begin_visit)
    today.history_requested.connect(reception.show_history)
    today.people_requested.connect(administration.show_people)
    today.clinic_requested.connect(administration.show_clinic)
    today.lock_requested.connect(office.guard.lock)
    reception.new_visit.visit_wished.connect(reception.open_visit)
    reception.new_visit.back_requested.connect(office.show_today)
    history.search_requested.connect(reception.search)
    history.visit_requested.connect(reception.go_to)
    history.preview_requested.connect(office.preview.show_found)
    history.export_requested.connect(office.documentation.export)
    history.back_requested.connect(office.show_today)


def _wire_pages(office: Office) -> None:
    documentation, preview = office.documentation, office.preview
    page = documentation.page
    page.text_written.connect(documentation.write)
    page.draft_changed.connect(documentation.keep_draft)
    page.decision_wished.connect(documentation.decide)
    page.preview_requested.connect(preview.show_visit)
    page.export_requested.connect(documentation.export)
    preview.page.print_requested.connect(preview.print)
    preview.page.export_wished.connect(preview.export)
    preview.page.back_requested.connect(preview.leave)
    preview.export_wished.connect(documentation.export)
    documentation.placed.connect(preview.page.show_exported)
    documentation.placed.connect(office.reception.history.show_exported)
    preview.left.connect(office.show_note)
    preview.left_found.connect(office.reception.show_history)
    page.board_requested.connect(office.show_treatment)
    page.elsewhere_requested.connect(office.show_elsewhere)
    _wire_writing(office)
    office.window.close_wished.connect(office.close)


def _wire_writing(office: Office) -> None:
    documentation = office.documentation
    page, writing = documentation.page, documentation.writing
    page.carried.connect(writing.carry)
    page.measures_wished.connect(writing.keep_measures)
    page.phrases_wished.connect(writing.keep_phrases)
    writing.failed.connect(page.show_unkept)
    writing.phrases_changed.connect(documentation.show_again)


def _wire_administration(office: Office) -> None:
    administration = office.administration
    people, clinic = administration.people, administration.clinic
    people.add_wished.connect(administration.add_person)
    people.revise_wished.connect(administration.revise_person)
    people.retire_wished.connect(administration.retire)
    people.switch_wished.connect(administration.switch)
    people.pin_wished.connect(administration.keep_pin)
    people.pin_removal_wished.connect(administration.remove_pin)
    people.back_requested.connect(office.show_today)
    administration.switched.connect(office.show_today)
    clinic.clinic_wished.connect(administration.keep_clinic)
    clinic.discipline_wished.connect(administration.keep_discipline)
    clinic.own_codes_wished.connect(administration.keep_own_codes)
    clinic.notes.cosign_wished.connect(administration.keep_cosign)
    clinic.notes.names_in_files_wished.connect(administration.keep_names_in_files)
    clinic.copies_folder_wished.connect(administration.keep_copies_folder)
    clinic.copy_requested.connect(administration.make_copy)
    clinic.restore_requested.connect(office.ask_restore)
    clinic.theme_wished.connect(administration.theme_changed)
    clinic.text_percent_wished.connect(administration.text_percent_changed)
    clinic.back_requested.connect(office.show_today)


def _wire_particulars(office: Office) -> None:
    particulars = office.particulars
    particulars.page.visit_wished.connect(particulars.keep)
    particulars.page.used_wished.connect(particulars.keep_used)
    particulars.page.draft_changed.connect(particulars.keep_draft)


def _wire_plan(office: Office) -> None:
    planning = office.planning
    wire_planning(planning)
    office.desk.log_changed.connect(planning.refresh)
    office.particulars.page.plan_requested.connect(planning.show_of_patient)
    office.reception.today.plan_requested.connect(planning.show_of_today)
    planning.today_requested.connect(office.show_today)
    planning.note_requested.connect(office.show_note)
    planning.patient_requested.connect(office.show_patient)
    planning.patient_again.connect(office.particulars.show_visit)


def _wire_rates(office: Office) -> None:
    ways, rates = office.administration.clinic.billing, office.rates
    edits, importing, reader = office.edits, office.edits.page.importing, office.edits.reader
    clinic = office.administration.show_clinic
    ways.payers_requested.connect(rates.show_payers)
    ways.fees_requested.connect(rates.show_fees)
    ways.thresholds_requested.connect(rates.show_thresholds)
    ways.edits_requested.connect(edits.show_edits)
    rates.payers.payer_wished.connect(rates.keep_payer)
    rates.payers.remove_wished.connect(rates.remove_payer)
    rates.payers.back_requested.connect(clinic)
    rates.payers_changed.connect(office.reception.offer_payers)
    rates.payers_changed.connect(office.particulars.offer_payers)
    rates.fees.payer_chosen.connect(rates.show_fees_of)
    rates.fees.fee_wished.connect(rates.keep_fee)
    rates.fees.estimates_wished.connect(rates.keep_estimates)
    rates.thresholds.removal_wished.connect(rates.remove_year)
    rates.fees.back_requested.connect(clinic)
    rates.thresholds.year_wished.connect(rates.keep_year)
    rates.thresholds.back_requested.connect(clinic)
    edits.page.import_wished.connect(edits.read)
    edits.page.back_requested.connect(clinic)
    importing.cancel_requested.connect(reader.cancel)
    importing.apply_requested.connect(edits.apply)
    importing.leave_requested.connect(edits.leave)
    reader.progressed.connect(edits.page.show_reading)
    reader.finished.connect(edits.show_found)
    reader.failed.connect(edits.show_failed)
    reader.stopped.connect(edits.show_stopped)


def _wire_guard(office: Office) -> None:
    guard, desk, cover = office.guard, office.desk, office.guard.cover
    tiles, clinic = guard.live.cover, office.administration.clinic
    guard.auto.minutes_changed.connect(clinic.lock.show_minutes)
    guard.auto.kept.connect(clinic.show_saved)
    guard.auto.failed.connect(clinic.show_problem)
    clinic.lock.minutes_wished.connect(guard.auto.keep_minutes)
    desk.ticked.connect(guard.watch)
    guard.covering.connect(office.write_typed)
    guard.entered.connect(office.show_today)
    cover.passphrase_given.connect(guard.entry.try_passphrase)
    cover.pin_given.connect(guard.entry.try_pin)
    guard.entry.granted.connect(guard.let_in)
    cover.tiles_requested.connect(guard.show_tiles)
    cover.run.pause_requested.connect(guard.pause)
    cover.run.stop_requested.connect(guard.stop_everything)
    tiles.key_pressed.connect(office.keyboard.press_live)
    tiles.toggle_requested.connect(office.treatment.tap)
    tiles.pause_requested.connect(office.treatment.pause)
    tiles.unlock_requested.connect(guard.ask_to_unlock)


def _wire_strip(office: Office) -> None:
    strip = office.mini_strip
    office.desk.ticked.connect(strip.follow)
    strip.visit_wished.connect(office.treatment.show_visit)
    strip.next_requested.connect(office.steps.next_code)
    strip.board_requested.connect(office.show_treatment)
