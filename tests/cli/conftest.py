"""A clinic in a temporary folder and a terminal beside it."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import THERAPIST
from cli.terminal import run

from therapytimer.store.keyfile import Cost
from therapytimer.store.store import create_store, open_store
from therapytimer.visit.record import records_text

AT = datetime(2026, 11, 20, 13, 0, tzinfo=UTC)
PASSPHRASE = "correct horse"  # noqa: S105 - of a clinic that lives for one test
CHEAP = Cost(memory_kib=64, passes=1)  # for tests alone: a guess at it costs nothing


@dataclass(frozen=True)
class ClinicAtHand:
    """A clinic with the file of its passphrase."""

    folder: Path
    passphrase_file: Path

    @property
    def options(self):
        return ("--data", self.folder, "--passphrase-file", self.passphrase_file)

    def run(self, *words, **changes):
        return run(*self.options, *words, **changes)

    def opened(self):
        return open_store(self.folder, PASSPHRASE, THERAPIST.name, at=AT)

    def visits(self):
        with self.opened() as store:
            return store.exchange.export_visits()

    def take_in(self, *visits):
        """Import visits from a file, as a colleague would."""
        path = self.folder.parent / "records.json"
        path.write_bytes(records_text(visits))
        done = self.run("import", path)
        assert done.code == 0, done.err
        return done


@pytest.fixture
def new_clinic(tmp_path):
    """Make clinics, each in a folder of its own."""

    def make(name="clinic", **settings):
        home = tmp_path / name
        home.mkdir()
        (home / "pass.txt").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
        store, _ = create_store(
            home / "data", PASSPHRASE, THERAPIST, at=AT, settings=settings, cost=CHEAP
        )
        store.close()
        return ClinicAtHand(home / "data", home / "pass.txt")

    return make


@pytest.fixture
def clinic(new_clinic):
    return new_clinic()


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def record_file(tmp_path):
    """Write records (or any bytes) into a file and give its path."""

    def write(content, name="given.json"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return path

    return write
