"""Escape goes back from every page, and nothing typed is lost by it."""

from PySide6.QtCore import Qt


def test_escape_goes_back_from_each_page_as_its_button_does(qtbot, office, open_visit):
    visit_id = open_visit(office.desk)
    note, window = office.documentation.page, office.window

    def leaves(page, to):
        assert window.page() is page
        qtbot.keyClick(window.focusWidget() or page, Qt.Key.Key_Escape)
        assert window.page() is to

    office.show_note(visit_id)
    leaves(note, to=office.board)
    office.preview.show_visit(visit_id)
    leaves(office.preview.page, to=note)
    office.signing.ask_one(visit_id)
    leaves(office.signing.page, to=note)
    office.reception.show_history()
    leaves(office.reception.history, to=office.reception.today)
    office.ending.show()
    leaves(office.ending.page, to=office.reception.today)


def test_escape_writes_what_is_typed_into_a_note(qtbot, office, open_visit):
    visit_id = open_visit(office.desk)
    office.show_note(visit_id)
    field = office.documentation.page.form.fields["note.plan"].edit
    field.setFocus()
    qtbot.keyClicks(field, "Continue")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert office.window.page() is office.board
    assert office.desk.store.visits.load(visit_id).note["plan"] == "Continue"
