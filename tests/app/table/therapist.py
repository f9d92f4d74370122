"""A therapist at a real screen: presses keys, taps, reads what is shown, and lets time pass."""

import json
import subprocess
import sys
import time  # noqa: TID251 - of the hands, not of the program
from pathlib import Path
from typing import IO, cast

EYES = Path(__file__).parent / "eyes.py"
SYSTEM_PYTHON = "/usr/bin/python3"  # has the bindings of AT-SPI, which are no package for pip
PATIENCE = 30.0
LOOK_AGAIN = 0.05
EDGE = 20  # pixels inside of the edge behind which something is out of sight


class Therapist:
    """Uses one program on one screen; `actions` counts key presses and taps.

    `variables` are those of the screen, `skew` moves the clocks; a picture of whatever is passed
    goes into the folder `pictures`, if there is one.
    """

    def __init__(self, variables, skew, pictures=None):
        self._variables, self.skew, self._pictures = variables, skew, pictures
        self._eyes = subprocess.Popen(
            [SYSTEM_PYTHON, str(EYES)],
            env=variables,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._asked = cast("IO[str]", self._eyes.stdin)
        self._told = cast("IO[str]", self._eyes.stdout)
        self._program: subprocess.Popen[bytes] | None = None
        self._taken = 0
        self.actions = 0

    def start(self, *arguments):
        """Start the program."""
        command = [sys.executable, "-X", "faulthandler", "-m", "therapytimer", *arguments]
        self._program = subprocess.Popen(command, env=self._variables | self.skew.variables)

    def kill(self):
        """End the program as a power cut does."""
        assert self._program is not None
        self._program.kill()
        self._program.wait()

    def end(self):
        """Put everything away."""
        for one in filter(None, (self._program, self._eyes)):
            one.kill()
            one.wait()
        self._asked.close()
        self._told.close()

    # What is seen.

    def ask(self, question):
        """Ask the eyes."""
        self._asked.write(f"{question}\n")
        self._asked.flush()
        return json.loads(self._told.readline())

    def sees(self, name):
        """Tell whether something of that name is shown."""
        return self.ask(f"find {name}") is not None

    def wait_for(self, name):
        """Wait until something is shown whose name begins so; give its place."""
        return self._wait(f"find {name}", lambda found: found is not None)

    def wait_until_gone(self, name):
        """Wait until nothing of that name is shown."""
        self._wait(f"find {name}", lambda found: found is None)

    def wait_for_words(self, name, words):
        """Wait until what is shown under a name says these words in it."""
        return self._wait(f"find {name}", lambda found: found and words in found["name"])

    def _wait(self, question, fits):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            found = self.ask(question)
            if fits(found):
                return found
            time.sleep(LOOK_AGAIN)
        self.picture("failed")
        raise AssertionError(f"{question!r} in vain; there is {self.ask('names')}")

    def picture(self, name):
        """Keep what the screen shows."""
        if self._pictures is not None:
            self._taken += 1
            path = self._pictures / f"{self._taken:02}-{name}.png"
            command = ["import", "-window", "root", str(path)]
            subprocess.run(command, env=self._variables, check=True)

    # What is done; each gives the instant at which it was.

    def tap(self, name):
        """Tap what is shown under a name."""
        found = self.wait_for(name)
        if found["hidden"]:
            found = self._scroll(name, found)
        x, y = found["middle"]
        return self._do("mousemove", str(x), str(y), "click", "1")

    def key(self, *keys):
        """Press keys, one after the other, by their names for X."""
        return [self._do("key", one) for one in keys][-1]

    def type(self, text):
        """Type a text; it counts as one action, as dictating or a phrase would."""
        return self._do("type", "--delay", "12", text)

    def _scroll(self, name, found):
        """Turn the wheel until something is in sight: one action, however long."""
        self.actions += 1
        until = time.monotonic() + PATIENCE
        while found["hidden"] and time.monotonic() < until:
            x, y = found["middle"]
            wheel = "5" if found["hidden"] > 0 else "4"
            over = ("mousemove", str(x), str(y - found["hidden"] - _sign(found["hidden"]) * EDGE))
            self._run(*over, "click", wheel)
            found = self.wait_for(name)
        return found

    def stir(self):
        """Pass over the touch pad, which says that somebody is here and does nothing."""
        for x in ("401", "400"):
            self._run("mousemove", x, "30")

    def _do(self, *words):
        self.actions += 1
        at = self.skew.now()
        self._run(*words)
        return at

    def _run(self, *words):
        subprocess.run(["xdotool", *words], env=self._variables, check=True)


def _sign(number):
    return (number > 0) - (number < 0)
