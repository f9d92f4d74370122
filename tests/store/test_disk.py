"""Full disks, read-only folders and kills, all of them real."""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from store.samples import (
    AT,
    BOB,
    CHEAP,
    JO,
    PASSPHRASE,
    a_full_visit,
    a_segment,
    a_visit,
    opened,
    started,
)

from therapytimer.store.backup import back_up
from therapytimer.store.errors import (
    DiskFaultError,
    DiskFullError,
    NoStoreError,
    ReadOnlyFolderError,
    StoreError,
    told_of_system,
)
from therapytimer.store.store import create_store, open_store
from therapytimer.store.verify import verify

KILLS_LONG, KILLS_SHORT = 1_000, 15
_NOBODY = 65534
_WRITER = Path(__file__).with_name("writer.py")


def python(code, *arguments):
    """Run code in a process of its own and give what it printed."""
    path = f"import sys; sys.path[:0] = {sys.path!r}\n"
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", path + code, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr, done.stderr
    return done.stdout.strip()


def limited(store, pages):
    store.ledger.execute(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_keeps_all_before_and_goes_on_when_there_is_room(store):
    opened(store, a_visit())
    limited(store, 1)
    before = store.audit.head()
    with pytest.raises(DiskFullError, match="is full: the last change is not saved"):
        store.visits.write_text("v1", "note.plan", "long " * 20_000, "c1", AT)
    assert store.audit.head() == before
    limited(store, 100_000)
    store.visits.apply(started(a_segment()))
    assert store.visits.load("v1").segments
    assert verify(store) == []


def test_a_full_disk_adds_no_half_visit(store):
    limited(store, 1)
    with pytest.raises(StoreError):
        opened(store, a_full_visit(note={"plan": "long " * 20_000}))
    assert store.patients.get("p1") is None
    assert verify(store) == []


def test_a_disk_that_refuses_is_told_and_nothing_is_lost(store, folder):
    opened(store, a_full_visit())
    store.close()
    said = python(
        "import resource; from pathlib import Path; from store.samples import *\n"
        "from therapytimer.store.store import open_store\n"
        "from therapytimer.store.errors import StoreError\n"
        "store = open_store(Path(sys.argv[1]), PASSPHRASE, at=AT)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))\n"
        "try:\n"
        "    opened(store, a_full_visit('v2', BOB, note={'plan': 'long ' * 50_000}))\n"
        "except StoreError as error:\n"
        "    print(type(error).__name__, error)\n",
        folder,
    )
    assert said.startswith((DiskFaultError.__name__, DiskFullError.__name__))
    assert "the last change is not saved" in said
    with open_store(folder, PASSPHRASE, at=AT) as again:
        assert [one.id for one in again.exchange.export_visits()] == ["v1"]
        assert verify(again) == []


def test_a_backup_that_finds_no_room_leaves_nothing(store, folder, tmp_path):
    opened(store, a_full_visit(note={"plan": "long " * 20_000}))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(StoreError):
            back_up(store, tmp_path, AT)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not list(tmp_path.glob(".backup*"))
    assert not list(tmp_path.glob("2026*"))


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (FileNotFoundError(2, "x"), NoStoreError),
        (PermissionError(13, "x"), ReadOnlyFolderError),
        (OSError(30, "x"), ReadOnlyFolderError),
        (OSError(28, "x"), DiskFullError),
        (OSError(5, "x"), DiskFaultError),
    ],
)
def test_what_the_system_refuses_is_one_sentence_about_the_folder(error, kind):
    told = told_of_system(error, "/some/folder")
    assert type(told) is kind
    assert "/some/folder" in str(told)


@pytest.fixture
def place():
    """A folder that another user can reach, which those of pytest are not."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


_AS_NOBODY = (
    "import os; from pathlib import Path; from store.samples import *\n"
    "from therapytimer.store.store import create_store, open_store\n"
    "from therapytimer.store.errors import StoreError\n"
    "folder = Path(sys.argv[1])\n"
    f"if os.geteuid() == 0: os.setgid({_NOBODY}); os.setuid({_NOBODY})\n"
    "try:\n"
    "    {0}\n"
    "    print('went well')\n"
    "except StoreError as error:\n"
    "    print(type(error).__name__, error)\n"
)


@pytest.mark.parametrize(
    "doing",
    [
        "open_store(folder, PASSPHRASE, at=AT)",
        "create_store(folder / 'new', PASSPHRASE, JO, at=AT, cost=CHEAP)",
        "create_store(folder, PASSPHRASE, JO, at=AT, cost=CHEAP)",
    ],
)
def test_a_read_only_folder_is_told(place, doing):
    create_store(place / "clinic", PASSPHRASE, JO, at=AT, cost=CHEAP)[0].close()
    folder = place / "clinic"
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    said = python(_AS_NOBODY.replace("{0}", doing), folder)
    folder.chmod(0o755)
    assert said.startswith("ReadOnlyFolderError")
    assert f"{folder}" in said
    assert "cannot be written" in said


def test_a_read_only_file_is_told(place):
    create_store(place / "clinic", PASSPHRASE, JO, at=AT, cost=CHEAP)[0].close()
    folder = place / "clinic"
    folder.chmod(0o777)
    for path in folder.iterdir():
        path.chmod(0o666)
    (folder / "clinic.db").chmod(0o444)
    if os.geteuid() == 0:
        os.chown(folder, _NOBODY, _NOBODY)
    said = python(_AS_NOBODY.replace("{0}", "open_store(folder, PASSPHRASE, at=AT)"), folder)
    assert said.startswith("ReadOnlyFolderError"), said


@pytest.mark.timeout(0 if os.environ.get("THERAPYTIMER_LONG") else 60)
def test_killed_at_any_moment_no_acknowledged_commit_is_lost(store, folder, long_form):
    opened(store, a_visit())
    opened(store, a_visit("v2", BOB))
    store.close()
    moments = random.Random(7)  # noqa: S311 - repeatable, nothing secret
    acknowledged = []
    for _ in range(KILLS_LONG if long_form else KILLS_SHORT):
        acknowledged += killed_after(folder, moments.randrange(1, 30), moments.randrange(20_000))
    with open_store(folder, PASSPHRASE, at=AT) as again:
        kept = {action.id for action in again.visits.history("v1").actions}
        assert set(acknowledged) <= kept
        assert verify(again) == []
        runs = [one for one in again.visits.load("v1").segments if one.stop is None]
        assert len(runs) == 1


def killed_after(folder, commits, spins):
    """Let a writer commit so often, kill it a little later, and give what it acknowledged."""
    arguments = [sys.executable, str(_WRITER), str(folder), *sys.path]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as writer:  # noqa: S603
        assert writer.stdout is not None
        lines = [writer.stdout.readline() for _ in range(commits)]
        for _ in range(spins):
            pass
        writer.kill()
        lines += writer.stdout.readlines()
    assert all(lines[:commits])
    return [line.strip() for line in lines if line.endswith("\n")]
