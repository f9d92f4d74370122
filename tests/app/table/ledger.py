"""What the notes must say, reckoned from the clock at each key and apart from the program."""

from collections import defaultdict

MINUTE = 60
MARGIN = 12  # seconds from a full minute that no delay of a key uses up


class Ledger:
    """Seconds by (patient, code) while one clinician treats, alone or a group; at most one code."""

    def __init__(self, skew):
        self._skew = skew
        self._since = skew.now()
        self.running = []
        self.seconds = defaultdict(float)

    def run(self, code, *patients):
        """From now on this runs; whatever ran stops."""
        self._take_stock()
        self.running = [(patient, code) for patient in patients]

    def stop(self):
        """From now on nothing runs."""
        self._take_stock()
        self.running = []

    def add(self, patient, code, seconds):
        """Credit what was forgotten."""
        self.seconds[patient, code] += seconds

    def turns_out(self, wrong, right):
        """What one patient and code was credited is another's: it goes over, and so it runs on."""
        self._take_stock()
        self.seconds[right] += self.seconds.pop(wrong)
        self.running = [right if one == wrong else one for one in self.running]

    def lacks(self, patient, code, seconds):
        """Tell how long a code has to run on until it has so many seconds."""
        self._take_stock()
        return seconds - self.seconds[patient, code]

    def minutes(self, patient):
        """Cut the seconds of each code to whole minutes, once."""
        mine = {code: spent for (one, code), spent in self.seconds.items() if one == patient}
        rests = [spent % MINUTE for spent in mine.values()]
        assert all(MARGIN < rest < MINUTE - MARGIN for rest in rests), mine
        return {code: int(spent // MINUTE) for code, spent in mine.items()}

    def _take_stock(self):
        now = self._skew.now()
        for one in self.running:
            self.seconds[one] += now - self._since
        self._since = now
