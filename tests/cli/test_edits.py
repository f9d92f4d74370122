"""`therapytimer edits import`: shown, asked, then all of it or nothing."""

import os
import signal
import subprocess
import sys
import zipfile

import pytest
from billing.edit_samples import (
    MEDICAID_HEADING,
    MUE_HEADING,
    PTP_HEADING,
    big_file,
    medicaid_row,
    row,
)
from cli.conftest import AT
from cli.terminal import ROOT

from therapytimer.billing.edit_kinds import TableKind

NAME = "ccipra-v323r0-f1.txt"
PTP = PTP_HEADING + row() + row("97110", "99999") + row("11111", "22222")
MUE = MUE_HEADING + '97110,8,3 Date of Service Edit: Clinical,"Clinical: Data"\r\n'
NUMBERS = PTP_HEADING + row("97012", "97140").replace("97012", "97012.0")


@pytest.fixture
def write(tmp_path):
    """Write a text as a file and give its path."""

    def write(text, name=NAME):
        path = tmp_path / name
        path.write_bytes(text.encode("latin-1"))
        return path

    return write


def held(clinic, kind=TableKind.MEDICARE):
    with clinic.opened() as store:
        return store.edit_tables.held(kind)


def entries(clinic):
    with clinic.opened() as store:
        return store.audit.head()


def test_a_quarter_is_applied_at_once_and_says_what_changed(clinic, write):
    parts = [write(PTP), write(PTP_HEADING + row("97110", "97140"), "ccipra-v323r0-f2.txt")]
    done = clinic.run("edits", "import", *parts, "--yes")
    assert (done.code, done.err) == (0, "")
    first, sentence, *_, last = done.out.splitlines()
    assert first == "4 rows read, 3 of them kept."
    assert sentence.startswith("PTP 2026Q4 replaces PTP 2024Q3 built in: 3 rows instead of ")
    assert "New: 97110/97140." in done.out
    assert "Gone: " in done.out
    assert " more." in done.out
    assert last == "PTP 2026Q4 is in use."
    assert held(clinic).table.name == "PTP 2026Q4"


def test_the_same_quarter_again_changes_nothing(clinic, write):
    clinic.run("edits", "import", write(PTP), "--yes")
    before = entries(clinic)
    done = clinic.run("edits", "import", write(PTP), "--yes")
    assert done.out.endswith("PTP 2026Q4 is in use already: nothing was changed.\n")
    assert entries(clinic) == before


def test_medicaid_edits_and_mue_values_have_tables_of_their_own(clinic, write, tmp_path):
    zipped = tmp_path / "MUE_10-01-2026.zip"
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("mue.csv", MUE.encode("latin-1"))
    medicaid = write(MEDICAID_HEADING + medicaid_row(), "medicaid.txt")
    assert clinic.run("edits", "import", zipped, "--yes").code == 0
    given = ("--quarter", "2026Q3", "--yes")
    assert clinic.run("edits", "import", medicaid, *given).code == 0
    assert held(clinic, TableKind.MUE).table.name == "MUE 2026Q4"
    assert held(clinic, TableKind.MEDICAID).table.name == "Medicaid PTP 2026Q3"
    assert held(clinic).imported_at is None


def test_an_older_or_unknown_quarter_is_told(clinic, write):
    clinic.run("edits", "import", write(PTP), "--yes")
    done = clinic.run("edits", "import", write(PTP, "ccipra-v322r0-f1.txt"), "--yes")
    assert "PTP 2026Q3 is older than PTP 2026Q4.\n" in done.out
    done = clinic.run("edits", "import", write(PTP, "edits.txt"), "--yes")
    assert "The quarter is unknown" in done.out
    assert held(clinic).table.name == "PTP, quarter unknown"


@pytest.mark.parametrize(
    ("files", "named"),
    [
        ({NAME: "Code,Words\r\n"}, "is no edit file"),
        ({NAME: PTP_HEADING.replace("Column 2", "")}, "holds no row"),
        ({NAME: (PTP)[:-30]}, "line 9 is cut off: the file ends in the middle"),
        ({NAME: PTP.replace("\t", "   ")}, "spaces where tabs are expected"),
        ({NAME: NUMBERS}, "a spreadsheet has changed the file"),
        ({NAME: PTP, "mue-2026q4.csv": MUE}, "import each alone"),
        ({NAME: PTP, "ccipra-v322r0-f2.txt": PTP + row("97012")}, "is of 2026Q3"),
        ({"ccipra-v323r0-f2.txt": PTP}, "part 1 is missing"),
        ({NAME: PTP, "copy-f2.txt": PTP}, "same content"),
        ({NAME: ""}, "is empty"),
    ],
)
def test_bad_files_write_nothing(clinic, write, files, named):
    before = entries(clinic)
    paths = [write(text, name) for name, text in files.items()]
    assert named in clinic.run("edits", "import", *paths, "--yes").refused
    assert entries(clinic) == before


def test_a_quarter_that_is_none_or_not_that_of_the_file_is_refused(clinic, write):
    words = ("edits", "import", write(PTP), "--yes", "--quarter")
    assert "written like 2026Q4, not '2026'" in clinic.run(*words, "2026").refused
    assert "is of 2026Q4, expected 2026Q3 as given" in clinic.run(*words, "2026Q3").refused


def test_a_file_that_is_not_there_is_named(clinic, tmp_path):
    path = tmp_path / "none.zip"
    refused = clinic.run("edits", "import", path, "--yes").refused
    assert refused == f"{path}: No such file or directory."


def test_without_a_terminal_nobody_is_asked(clinic, write):
    assert "give --yes" in clinic.run("edits", "import", write(PTP)).refused


class AtATerminal:
    """The command run where it may ask and show how far it is."""

    def __init__(self, clinic, path):
        pty = pytest.importorskip("pty")  # Windows has none
        self.ours, theirs = pty.openpty()
        self.process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", "therapytimer", *clinic.options, "edits", "import", path],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdin=theirs,
            stdout=subprocess.PIPE,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        self.seen = b""

    def until(self, words):
        """Read what it shows until words stand there."""
        while words not in self.seen:
            self.seen += os.read(self.ours, 1000)

    def answer(self, words):
        os.write(self.ours, words)

    def ended(self):
        """Wait for its end; its code and what it told."""
        out = self.process.communicate(timeout=30)[0].decode()
        os.close(self.ours)
        return self.process.returncode, out


@pytest.mark.parametrize(
    ("answer", "last", "table"),
    [
        (b"y\n", "PTP 2026Q4 is in use.", "PTP 2026Q4"),
        (b"n\n", "Nothing was changed.", "PTP 2024Q3 built in"),
    ],
)
def test_at_a_terminal_it_shows_progress_and_asks(clinic, write, answer, last, table):
    command = AtATerminal(clinic, write(PTP))
    command.until(b"Apply this? [y/N]: ")
    assert b"Reading: 100 %" in command.seen
    command.answer(answer)
    code, out = command.ended()
    assert code == 0
    assert out.splitlines()[-1] == last
    assert held(clinic).table.name == table


@pytest.mark.parametrize("moment", [b" %", b"Apply this?"])
def test_stopping_it_changes_nothing(clinic, tmp_path, moment):
    path = tmp_path / NAME
    with path.open("wb") as file:
        file.writelines(big_file(60_000))
    before = entries(clinic)
    command = AtATerminal(clinic, path)
    command.until(moment)
    if moment == b" %":
        command.process.send_signal(signal.SIGINT)
    command.answer(b"\x04")  # the end of input; had it been at the question already, it stops too
    command.until(b"Stopped; nothing was written.")
    assert command.ended()[0] == 2
    assert entries(clinic) == before


def test_codes_that_another_imported_table_lacks_are_named(clinic, write):
    clinic.run("edits", "import", write(PTP), "--yes")
    with clinic.opened() as store:
        own = ["20560 dry needling, 1-2 muscles; untimed; one_on_one; PT"]
        store.settings.set("own_codes", own, store.clinician.id, AT)
    done = clinic.run("edits", "import", write(MUE, "mue-2026q4.csv"), "--yes")
    assert done.out.endswith(
        "MUE 2026Q4 is in use.\n"
        "PTP 2026Q4: It has no rows of 20560, added since: import it again.\n"
    )
    assert "no rows" not in clinic.run("edits", "import", write(PTP), "--yes").out
