"""The clinic says whether assistants' notes are co-signed, and under which names notes leave."""

import pytest

from therapytimer.ui.administration import Administration
from therapytimer.ui.main_window import MainWindow
from therapytimer.visit.clinic_settings import cosign_in, names_in_files


@pytest.fixture
def administration(qtbot, desk):
    window = MainWindow()
    qtbot.addWidget(window)
    made = Administration(window, desk)
    made.clinic.notes.cosign_wished.connect(made.keep_cosign)
    made.clinic.notes.names_in_files_wished.connect(made.keep_names_in_files)
    made.show_clinic()
    return made


def test_a_clinic_asks_for_co_signatures_and_says_so(administration, desk):
    part = administration.clinic.notes
    assert not part.cosign.isChecked()
    part.cosign.click()
    assert cosign_in(desk.store.settings.all())
    assert "need a co-signature" in administration.clinic.saved.said()
    administration.show_clinic()
    assert part.cosign.isChecked()
    part.cosign.click()
    assert not cosign_in(desk.store.settings.all())


def test_names_are_in_no_file_names_until_the_clinic_wants_them(administration, desk):
    part = administration.clinic.notes
    assert part.files.choice() == "number"
    part.files.buttons["name"].click()
    assert names_in_files(desk.store.settings.all())
    assert "patient's name" in administration.clinic.saved.said()
    administration.show_clinic()
    assert part.files.choice() == "name"
    part.files.buttons["number"].click()
    assert not names_in_files(desk.store.settings.all())
