"""A whole window with visits that have ended, and a folder for what leaves it."""

import pytest
from ui.signing.conftest import sign, treated

from therapytimer.ui.office import Office

__all__ = ["ending", "folder", "sign", "treated"]


@pytest.fixture
def folder(office: Office, tmp_path, clinic, clock):
    place = tmp_path / "notes"
    place.mkdir()
    clinic.settings.set("export_folder", str(place), office.desk.user.id, clock.reading.wall)
    return place


@pytest.fixture
def ending(office: Office):
    """The end of the day, come to in one tap."""

    def shown():
        office.show_today()
        office.reception.today.day_end_requested.emit()
        return office.ending

    return shown
