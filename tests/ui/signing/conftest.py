"""A visit that has ended, in a whole window, and hands to sign its note."""

import pytest
from builders import PATIENT, PAYERS
from ui.conftest import PASSPHRASE

from therapytimer.ui.visits.new_visit import NewVisit


@pytest.fixture
def treated(office, watch):
    """Treat a patient with 97110 for some seconds and end the visit; give its id."""

    def treat(patient=PATIENT, seconds=120):
        office.reception.open_visit(NewVisit(patient, PAYERS[0], "PT"))
        visit_id = office.treatment.visit_id
        office.desk.tap(visit_id, "97110")
        watch(office.desk, seconds)
        office.treatment.end()
        return visit_id

    return treat


@pytest.fixture
def visit(treated):
    return treated()


@pytest.fixture
def sign(office):
    """Type a passphrase on the page for signing and sign."""

    def signed(passphrase=PASSPHRASE):
        office.signing.page.passphrase.set_text(passphrase)
        office.signing.page.sign.click()

    return signed


@pytest.fixture
def folder(office, tmp_path, clinic, clock):
    """The folder that notes go into."""
    place = tmp_path / "notes"
    place.mkdir()
    clinic.settings.set("export_folder", str(place), office.desk.user.id, clock.reading.wall)
    return place
