"""What happens in a scripted visit, each thing by itself, by keys and taps on the real window."""

from app.table.clinic import PIN
from app.table.ledger import MINUTE, Ledger

ROBIN, KIM = "Robin Sample", "Kim Sample"
LINES = {ROBIN: f"{ROBIN}, 1950-02-03, TT-1042", KIM: f"{KIM}, 1961-07-08, TT-1043"}
TILES = {  # its key, and how its tile begins
    "97110": ("1", "97110 therapeutic exercise"),
    "97112": ("2", "97112 neuromuscular re-education"),
    "97140": ("3", "97140 manual therapy"),
    "97530": ("4", "97530 therapeutic activities"),
    "97116": ("5", "97116 gait training"),
    "97150": ("9", "97150 group of 2"),
}
SLEEP, CRASH = 8 * MINUTE, MINUTE
TOUCH_EVERY = 4 * MINUTE  # a hand passes over the touch pad, or the lock would come by itself
REPAIR_AT_MOST, OFFERED = 3, 5  # actions of a repair; minutes that the timeline offers first


class ScriptedVisit:
    """Robin's visit, and Kim's beside it; `start` starts the program (again).

    `ledger`, `pauses` and `gaps` are what Robin's note must say.
    """

    def __init__(self, therapist, start):
        self.therapist, self._start = therapist, start
        self.ledger = Ledger(therapist.skew)
        self.pauses, self.gaps = [], []

    def begin(self):
        """Start the program."""
        self._start()
        self.therapist.wait_for("New visit")
        self.therapist.tap("Today")  # a window that has just come may not have the keys yet

    def open(self, patient):
        """Open the visit of a new patient."""
        at = self.therapist
        at.key("ctrl+n")
        at.wait_for("Type a name or record number")
        at.type(LINES[patient])
        at.key("Return")
        at.wait_for("Choose another patient")
        at.key("Return")
        at.wait_for(f"{patient}, born")

    # Stopwatches.

    def run(self, code, patient=ROBIN):
        """Start a code by its key."""
        self.therapist.key(TILES[code][0])
        self._runs(code, patient)

    def touch(self, code, patient=ROBIN):
        """Start a code by a tap on its tile."""
        self.therapist.tap(TILES[code][1])
        self._runs(code, patient)

    def treat(self, code, minutes, patient=ROBIN):
        """Let a code run until it has so many minutes in all."""
        self._spend(self.ledger.lacks(patient, code, minutes * MINUTE))

    def treat_untouched(self, code, minutes):
        """Let a code run with both hands on the patient: all but the tiles is locked meanwhile."""
        at = self.therapist
        at.skew.pass_watched(at.skew.now() + self.ledger.lacks(ROBIN, code, minutes * MINUTE))
        at.wait_for("Locked, tiles only")

    def pause(self, word, minutes, code):
        """Pause, say why in one tap, go on with the key."""
        at = self.therapist
        at.key("space")
        self.ledger.stop()
        at.wait_for("Paused. Why?")
        at.picture("pause")
        at.tap(word)
        self.pauses.append(word)
        self._spend(minutes * MINUTE)
        at.key("space")
        self._runs(code, ROBIN)

    def hand_over(self, to, code):
        """Let the other clinician go on with the same code."""
        self.therapist.key("w")
        self.therapist.wait_for(f"{to} treats")
        self._runs(code, ROBIN)

    def group(self):
        """Treat both in a group."""
        at = self.therapist
        at.key("g")
        at.wait_for("Start group of 2")
        at.picture("group")
        at.tap("Start group of 2")
        self._runs("97150", ROBIN, KIM)
        at.picture("two-tabs")

    def let_kim_go(self):
        """End Kim's visit, and with it the group: nobody is a group alone."""
        at = self.therapist
        at.key("F6")
        at.wait_for("born July 8, 1961 ·")
        at.key("e")
        self.ledger.stop()
        at.wait_for("Export PDF")
        at.key("F6")
        at.wait_for("born February 3, 1950 ·")

    def finish(self):
        """End the visit on the board."""
        self.therapist.key("e")
        self.ledger.stop()
        self.therapist.wait_for("97110: Response")

    # What goes wrong.

    def forget_to_start(self, code, minutes):
        """Begin to treat, start the code late, and put it right."""
        self._spend((minutes + 1) * MINUTE)
        self.run(code)
        self._spend(2)
        self._repair(*["One minute less"] * (OFFERED - minutes), f"Started {minutes} min earlier")
        self.ledger.add(ROBIN, code, minutes * MINUTE)

    def slip(self, wrong, right):
        """Start a wrong code and take it back at once: its time goes to the code before."""
        at = self.therapist
        at.key(TILES[wrong][0])
        at.wait_for(f"{TILES[wrong][1]}, running")
        self._spend(4)
        at.key("u")
        at.wait_for(f"{TILES[right][1]}, running")

    def run_wrong_code(self, wrong, right, minutes):
        """Run a wrong code for long, then say which one it was."""
        self.run(wrong)
        self._spend(minutes * MINUTE)
        self._repair(f"The code was {right}")
        self.ledger.turns_out((ROBIN, wrong), (ROBIN, right))

    def run_at_wrong_patient(self, code, minutes):
        """Run a code of Robin's on Kim's board, notice it, and go on at Robin's."""
        at = self.therapist
        self.run(code, KIM)
        self._spend(minutes * MINUTE)
        self._repair(f"It belongs to the visit of {ROBIN}")
        self.ledger.turns_out((KIM, code), (ROBIN, code))
        at.key("F6")
        at.wait_for(f"{TILES[code][1]}, running")

    def sleep(self):
        """Let the computer sleep for long while a code runs, which was no treatment."""
        at, ((patient, code),) = self.therapist, self.ledger.running
        self.ledger.stop()
        at.skew.pass_asleep(SLEEP)
        self.ledger.run(code, patient)
        at.wait_for("Locked, tiles only")
        at.picture("live-tiles")
        self.unlock()
        at.picture("gap")
        self._answer("Not treatment")
        self.gaps.append(("sleep", "not treatment"))

    def crash(self, *patients):
        """Lose the power and start again: treatment went on; each visit is asked about."""
        at = self.therapist
        at.kill()
        at.skew.pass_unwatched(CRASH)
        self._start()
        for patient in patients:
            at.tap(f"{patient}, born")
            self._answer("Treatment continued")
        self.gaps.append(("crash", "treatment continued"))

    # The lock.

    def lock(self, seconds):
        """Lock by key and treat on for a while, then come back."""
        at = self.therapist
        at.key("F12")
        at.wait_for("Locked")
        at.picture("locked")
        assert not at.sees(f"{ROBIN}, born")
        self._spend(seconds)
        at.type(PIN)
        at.key("Return")
        at.wait_for(f"{ROBIN}, born")

    def unlock(self):
        """Leave the live tiles for everything else."""
        at = self.therapist
        at.tap("Unlock")
        at.wait_for("PIN")
        at.type(PIN)
        at.key("Return")
        at.wait_for(f"{ROBIN}, born")

    # Parts of it.

    def _spend(self, seconds):
        skew = self.therapist.skew
        until = skew.now() + seconds
        while (now := skew.now()) < until:
            self.therapist.stir()
            skew.pass_watched(min(until, now + TOUCH_EVERY))

    def _runs(self, code, *patients):
        self.ledger.run(code, *patients)
        self.therapist.wait_for_words(TILES[code][1], ", running")

    def _repair(self, *taps):
        at, before = self.therapist, self.therapist.actions
        at.key("t")
        at.wait_for("Timeline to scale")
        at.picture("timeline")
        for one in taps:
            at.tap(one)
        assert at.actions - before <= REPAIR_AT_MOST
        at.wait_for("Done, with the reason")
        at.key("Escape")
        at.wait_for("Table mode")

    def _answer(self, words):
        self.therapist.wait_for("Question about a gap")
        self.therapist.tap(words)
        self.therapist.wait_until_gone("Question about a gap")

    def decide_tie(self, code):
        """Give the last unit to a code in one tap."""
        self.therapist.picture("tie")
        self.therapist.tap(f"A tie for the last unit: {code}")
