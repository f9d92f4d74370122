"""What walks through an open clinic: its hands and its clock."""

from builders import PATIENT, PAYERS

from therapytimer.ui.visits.new_visit import NewVisit

LONG_NAME = "Sample Patient With A Very Long Name Of Several Parts, The Third"


class Walk:
    """A window with an open clinic, and the hands and the clock that move through it."""

    def __init__(self, office, clock, passphrase):
        self.office, self.clock, self.passphrase = office, clock, passphrase
        self.window, self.desk = office.window, office.desk

    def watch(self, seconds):
        """Let watched time pass without a repaint, so that an hour of it costs no second."""
        for passed in range(0, seconds, 4):
            self.clock.work(min(4, seconds - passed))
            self.desk.now()
        self.desk.tick()

    def open(self, patient=PATIENT, discipline="PT"):
        known = self.desk.store.patients.find(patient.name)
        wished = NewVisit(known[0] if known else patient, PAYERS[0], discipline, is_new=not known)
        self.office.reception.open_visit(wished)
        return self.office.treatment.visit_id

    def treat(self, visit_id, *codes, seconds=600):
        for code in codes:
            self.desk.tap(visit_id, code)
            self.watch(seconds)
