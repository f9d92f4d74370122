"""The stops at the treatment table: the board with whatever it asks, and the timeline."""

from dataclasses import replace

from builders import OTHER_PATIENT
from ui.walk.walking import LONG_NAME

from therapytimer.ui.board.fold import FoldHead
from therapytimer.ui.parts.notice_bar import NoticeBar


def board(walk):
    page = walk.office.board
    walk.treat(walk.open(replace(OTHER_PATIENT, name=LONG_NAME)), "97110", seconds=60)
    visit = walk.open()
    yield "board idle"
    walk.treat(visit, "97112", seconds=600)
    yield "board running"
    walk.treat(visit, "97110", "97140", "97112", seconds=1900)
    yield "board, reminder"
    yield from _asked(walk)
    yield from _units(page.panel)
    page.toggle_table_mode()
    yield "table mode"
    page.toggle_table_mode()
    yield from _stopped(walk)


def _asked(walk):
    office, page = walk.office, walk.office.board
    office.treatment.pause()
    yield "board paused"
    office.treatment.offer_codes()
    yield "code picker"
    page.close_picker()
    office.treatment.offer_typing()
    page.typed.show_refusal("These minutes overlap 97112 of 14:10.")
    yield "typed minutes"
    page.close_typed()
    page.ask_void()
    yield "void question"
    page.void.hide()
    walk.watch(20)
    office.treatment.asking.undo()
    yield "undo asks why"
    page.why.hide()


def _stopped(walk):
    office, page = walk.office, walk.office.board
    office.treatment.tap("97150")
    yield "group chooser"
    page.group.drop()
    office.treatment.tap("97112")
    walk.watch(60)
    walk.clock.sleep(480)
    walk.desk.tick()
    yield "gap question"
    office.window.tell("1 not saved yet; it is tried again all the time. The disk is full.")
    yield "board with a notice above"
    office.window.findChild(NoticeBar).hide()
    office.key_book.toggle_sheet()
    yield "keys"
    office.key_book.close_sheet()


def _units(panel):
    for head in panel.findChildren(FoldHead):
        if head.isVisible():
            head.click()
            yield f"units panel, {head.accessibleName()}"
            head.click()


def timeline(walk):
    office, page = walk.office, walk.office.timeline.page
    walk.treat(walk.open(replace(OTHER_PATIENT, name=LONG_NAME)), "97110", seconds=60)
    visit = walk.open()
    walk.treat(visit, "97112", "97140", "97110")
    office.treatment.pause()
    walk.watch(400)
    walk.treat(visit, "97112")
    office.show_timeline(visit)
    yield "timeline"
    office.repairing.remove()
    yield "timeline asks why"
    page.why.hide()
    office.repairing.set_times("never", "")
    yield "timeline refuses"
    page.say("")
    office.timeline.show_forgotten()
    yield "timeline, forgotten"
    office.repairing.ask_patient()
    yield "timeline, give"
    office.timeline.show_originals()
    yield "timeline, what stood before"
    office.repairing.ask_void()
    yield "timeline, void"
    page.void.hide()
    office.ways_back.leave(visit)
