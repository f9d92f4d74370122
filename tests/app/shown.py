"""Shows one page of a sample clinic's window until it is ended; tells when it can be used."""

import sys
from pathlib import Path

from builders import OTHER_PATIENT, PATIENT, PAYERS, THERAPIST
from PySide6.QtWidgets import QApplication
from store.samples import CHEAP, PASSPHRASE

from therapytimer.app.window import Program
from therapytimer.clock import Clock
from therapytimer.store.store import create_store
from therapytimer.ui.visits.new_visit import NewVisit


def main(folder):
    """Open a new clinic with one visit on the board."""
    app = QApplication([])
    program = Program(app, Path(folder))
    store, _ = create_store(
        Path(folder) / "clinic", PASSPHRASE, THERAPIST, at=Clock().read().wall, cost=CHEAP
    )
    for patient in (PATIENT, OTHER_PATIENT):
        store.patients.add(patient, THERAPIST.id, Clock().read().wall)
    program.open_office(store)
    program.window.show()
    office = program.office
    assert office is not None
    office.reception.open_visit(NewVisit(PATIENT, PAYERS[0], "PT"))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    app.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])
