"""A window with the sample clinic, dressed in a theme, that can be walked through."""

import pytest
from ui.walk.walking import Walk

from therapytimer.app.sample import SAMPLE_PASSPHRASE, make_sample
from therapytimer.app.window import shipped
from therapytimer.ui.gate.gatekeeper import Gatekeeper
from therapytimer.ui.look.theme import apply_theme
from therapytimer.ui.main_window import MainWindow
from therapytimer.ui.office import Office
from therapytimer.ui.wiring import wire


@pytest.fixture
def dressed(qapp):
    """Dress the application in light colours and a size of text; it undresses afterwards."""
    yield lambda percent: apply_theme(qapp, "light", percent)
    qapp.setStyleSheet("")


@pytest.fixture
def window(qtbot):
    made = MainWindow()
    qtbot.addWidget(made, before_close_func=MainWindow.allow_close)
    made.show()
    return made


@pytest.fixture
def gatekeeper(window, clock, tmp_path):
    def sample(discipline):
        return make_sample(tmp_path / "sample", discipline, clock.read().wall, "UTC")

    return Gatekeeper(window, tmp_path / "new", clock, sample)


@pytest.fixture
def walk(window, clock, tmp_path):
    store = make_sample(tmp_path / "sample", "PT", clock.read().wall, "America/New_York")
    office = Office(window, store, clock, shipped())
    wire(office)
    office.begin()
    office.desk.rest()
    office.desk.ticked.disconnect(office.guard.watch)  # nobody locks what is walked through
    yield Walk(office, clock, SAMPLE_PASSPHRASE)
    office.copies.wait()
    store.close()
