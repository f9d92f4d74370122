"""Where a note was put is said on the page it came from, and goes with what is done next."""

import pytest
from ui.conftest import PASSPHRASE

from therapytimer.visit.addenda import AddendumKind, Words


@pytest.fixture
def ended(office, open_visit, watch, tmp_path):
    """Treat, end and give the visit, with a folder for notes chosen already."""
    folder = tmp_path / "notes"
    folder.mkdir()
    desk = office.desk
    desk.store.settings.set("export_folder", str(folder), desk.user.id, desk.now())
    visit_id = open_visit(desk)
    desk.tap(visit_id, "97110")
    watch(desk, 120)
    desk.end(visit_id)
    return visit_id


def test_an_export_from_the_preview_is_information_there_and_no_warning_above(qtbot, office, ended):
    office.preview.show_visit(ended)
    page = office.preview.page
    page.export.click()
    assert not office.window.told()
    assert "The note is in" in page.message.text.text()
    assert page.message.property("banner") == "info"
    assert page.message.isVisible()
    qtbot.keyClicks(page.password.edit, "b")
    assert not page.message.isVisible()


def test_an_export_from_the_history_is_said_there(office, ended):
    office.reception.show_history()
    history = office.reception.history
    history.export.click()
    assert not office.window.told()
    assert "The note is in" in history.count.text()
    history.begin()
    assert "1 visit" in history.count.text()


def test_after_an_addendum_the_file_that_lacks_it_is_named_no_more(office, ended):
    office.signing.ask_one(ended)
    office.signing.sign(PASSPHRASE)
    office.show_note(ended)
    page = office.documentation.page
    office.documentation.export(ended)
    assert page.message.isVisible()
    office.amending.ask_words(ended)
    words = Words(AddendumKind.ADDENDUM, "Walked to the door.", "left out")
    office.amending.page.words_wished.emit(words, PASSPHRASE)
    assert office.window.page() is page
    assert not page.message.isVisible()
