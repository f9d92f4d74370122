"""What the people page wishes, carried out on an open clinic."""

from dataclasses import replace

import pytest

from therapytimer.ui.administration import Administration
from therapytimer.ui.main_window import MainWindow


@pytest.fixture
def administration(qtbot, desk):
    window = MainWindow()
    qtbot.addWidget(window)
    made = Administration(window, desk)
    made.people.revise_wished.connect(made.revise_person)
    made.show_people()
    return made


def test_an_edited_clinician_is_kept_and_goes_on_under_the_new_name(administration, desk):
    wished = replace(desk.user, name="Jo Rivera-Lee", npi="1000000046", licence="PT-7")
    administration.people.revise_wished.emit(wished)
    assert desk.store.clinicians.get(wished.id) == wished
    assert desk.user == wished
    assert administration.people.cards[wished.id].accessibleName() == "Jo Rivera-Lee"


def test_a_name_that_somebody_has_is_refused_beside_the_field(administration, desk):
    other = next(one for one in desk.store.clinicians.all() if one.id != desk.user.id)
    card = administration.people.cards[desk.user.id]
    card.edit.click()
    card.editing.name.set_text(other.name)
    card.editing.go.click()
    assert "choose another name" in card.editing.problem.said()
    assert desk.user.name != other.name
