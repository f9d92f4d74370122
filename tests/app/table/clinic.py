"""A clinic for the table, set up by the command line: a therapist with a PIN, an assistant."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from therapytimer.store.audit import Stamp
from therapytimer.store.store import open_store

THERAPIST, PIN = "Dana Kay", "7294"
PASSPHRASE = "four plain words here"  # noqa: S105 - of a clinic that lives for one test


@dataclass(frozen=True)
class TableClinic:
    """Where the clinic is, and the options of every command that opens it."""

    folder: Path

    @property
    def notes(self):
        """Return the folder that exported notes go to."""
        return self.folder / "notes"

    @property
    def options(self):
        """Return what stands before a command, or alone to open the window."""
        data, words = self.folder / "data", self.folder / "passphrase"
        return ("--data", str(data), "--passphrase-file", str(words), "--clinician", THERAPIST)

    def command(self, *arguments, variables=None):
        """Run a command of the clinic; its output."""
        line = [sys.executable, "-m", "therapytimer", *self.options, *map(str, arguments)]
        done = subprocess.run(line, env=variables, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout


def table_clinic(folder, variables, at):
    """Set up a clinic as people do; the folder for notes is known, as from the second note on."""
    made = TableClinic(folder)
    for name, words in (("passphrase", PASSPHRASE), ("other", "another few plain words")):
        (folder / name).write_text(f"{words}\n")
    made.notes.mkdir()
    made.command(*("setup", "--name", THERAPIST, "--credentials", "PT, DPT"), variables=variables)
    added = ("--name", "Alex Stone", "--credentials", "PTA", "--assistant")
    under = ("--supervised-by", THERAPIST, "--new-passphrase-file", folder / "other")
    made.command("people", "add", *added, *under, variables=variables)
    with open_store(folder / "data", PASSPHRASE, THERAPIST, at=at) as store:
        who = store.clinician.id
        store.settings.set("export_folder", str(made.notes), who, at)
        store.pins.set(who, PASSPHRASE, PIN, Stamp(who, at))
    return made
