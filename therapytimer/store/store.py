"""The store: the clinic's encrypted file, opened by one program at a time."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

from therapytimer.billing.codes import parse_catalogue
from therapytimer.paths import resource, sweep_strays
from therapytimer.store.alive import Alive
from therapytimer.store.audit import AuditLog
from therapytimer.store.backup import Source, back_up
from therapytimer.store.clinicians import Clinicians
from therapytimer.store.connection import connect, refuse_plain
from therapytimer.store.edit_tables import EditTables
from therapytimer.store.errors import DamagedFileError, NoStoreError, StoreError, told_of_system
from therapytimer.store.exchange import Exchange
from therapytimer.store.folder import BACKUPS, DATABASE, exists, must_exist
from therapytimer.store.instants import stamp_name
from therapytimer.store.keyfile import KEY_FILE, Cost
from therapytimer.store.keyring import Keyring, new_keyring, recover, sign_in
from therapytimer.store.keys import FULL_COST
from therapytimer.store.ledger import Ledger
from therapytimer.store.listing import Listing
from therapytimer.store.lock import FolderLock
from therapytimer.store.migrations import STEPS, refuse_unknown
from therapytimer.store.patients import Patients
from therapytimer.store.pins import Pins
from therapytimer.store.reports import Reports
from therapytimer.store.settings import Settings
from therapytimer.store.used_amounts import UsedAmounts
from therapytimer.store.visits import Visits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from sqlite_utils import Database

    from therapytimer.visit.people import Clinician

_PART = "clinic.db.part"  # the name of a clinic not yet whole


class Store:
    """An open clinic. Its parts share one connection, which belongs to the thread that opened it.

    `clinician` is who signed in; `data_key` opens copies of the file.
    """

    def __init__(self, folder: Path, database: Database, keyring: Keyring, signed_in: str) -> None:
        self.folder = folder
        self.data_key = keyring.data_key
        self.ledger = Ledger(database, AuditLog(database, keyring.data_key))
        self.audit = self.ledger.audit
        self.settings = Settings(self.ledger)
        self.patients = Patients(self.ledger)
        self.clinicians = Clinicians(self.ledger, keyring)
        self.pins = Pins(self.settings, keyring)
        codes = parse_catalogue(resource("codes.json").read_text(encoding="utf-8"))
        self.visits = Visits(self.ledger, self.patients, codes)
        self.listing = Listing(self.ledger)
        self.exchange = Exchange(self.ledger, self.visits)
        self.alive = Alive(self.ledger)
        self.edit_tables = EditTables(self.ledger, self.settings, codes)
        self.used_amounts = UsedAmounts(self.ledger)
        self.reports = Reports(self.ledger)
        self._keyring = keyring
        self._signed_in = signed_in
        self._at_end = ExitStack()

    @property
    def clinician(self) -> Clinician:
        """Who signed in, as known now."""
        found = self.clinicians.get(self._signed_in)
        if found is None:
            raise StoreError("Whoever signed in is not among the clinicians of this file.")
        return found

    def sign_in(self, clinician_id: str, passphrase: str) -> Clinician:
        """Let another clinician (or the same one) go on with the open clinic.

        WrongPassphraseError, and nothing changed, if the passphrase is not theirs.
        """
        self.check_passphrase(clinician_id, passphrase)
        self._signed_in = clinician_id
        return self.clinician

    def sign_in_by_pin(self, clinician_id: str, pin: str) -> Clinician:
        """Let a clinician go on with the open clinic by PIN, which opens no file.

        WrongPinError, and nothing changed, if the PIN is not theirs.
        """
        self.pins.check(clinician_id, pin)
        self._signed_in = clinician_id
        return self.clinician

    def check_passphrase(self, clinician_id: str, passphrase: str) -> None:
        """Raise WrongPassphraseError unless it is the passphrase of somebody who signs in here."""
        self._keyring.check(clinician_id, passphrase)

    def new_recovery_code(self) -> str:
        """Make a new recovery code, to be shown once; the one before opens nothing any more."""
        return self._keyring.new_recovery_code()

    def checkpoint(self) -> None:
        """Move everything written into the file itself, after a stop, a signature, at the end."""
        self.ledger.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def keep_until_closed(self, held: ExitStack) -> None:
        """Take over what must be let go when the store is closed."""
        self._at_end = held

    def close(self) -> None:
        """Checkpoint, close the file and let others in; a second time does nothing."""
        with self._at_end:
            pass

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def create_store(  # noqa: PLR0913 - `cost` is for tests alone
    folder: Path,
    passphrase: str,
    clinician: Clinician,
    *,
    at: datetime,
    settings: Mapping[str, object] | None = None,
    cost: Cost = FULL_COST,
) -> tuple[Store, str]:
    """Make a new clinic and open it; the second is the recovery code, to be shown once.

    The clinic is whole or absent: it takes its name when all of it is written. NoStoreError if
    there is one already, other StoreErrors where the folder cannot be written.
    """
    _make_folder(folder)
    with ExitStack() as held:
        held.callback(FolderLock(folder).release)
        if exists(folder):
            raise NoStoreError(f"There is a clinic in {folder} already: nothing was changed.")
        _put_old_keys_aside(folder, at)
        keyring = new_keyring(folder, cost)
        part = _new_file(folder)
        with ExitStack() as first:
            store = Store(folder, _new_database(part, keyring, first), keyring, clinician.id)
            store.clinicians.add(clinician, passphrase, clinician.id, at)
            for name, value in (settings or {}).items():
                store.settings.set(name, value, clinician.id, at)
            code = keyring.new_recovery_code()
        refuse_plain(part)
        part.replace(folder / DATABASE)
        return _opened(folder, keyring, clinician.id, held), code


def open_store(
    folder: Path, passphrase: str, clinician_name: str | None = None, *, at: datetime
) -> Store:
    """Open a clinic by a clinician's passphrase; a name is needed where there are several.

    An older file is copied, verified and brought up to date first. StoreError is one sentence:
    no clinic, wrong passphrase, in use, newer, damaged, read-only.
    """
    return _open(folder, lambda: sign_in(folder, passphrase, clinician_name), at)


def open_with_recovery(
    folder: Path, code: str, clinician_name: str | None = None, *, at: datetime
) -> Store:
    """Open a clinic by its recovery code, for the clinician whose passphrase is lost.

    The caller then asks for a new passphrase (`clinicians.change_passphrase`).
    """
    return _open(folder, lambda: recover(folder, code, clinician_name), at)


def _open(folder: Path, unlock: Callable[[], tuple[Keyring, str]], at: datetime) -> Store:
    must_exist(folder)
    with ExitStack() as held:
        held.callback(FolderLock(folder).release)
        sweep_strays(folder)
        keyring, signed_in = unlock()
        path = folder / DATABASE
        with ExitStack() as first:
            database = connect(path, keyring.data_key)
            first.callback(database.close)
            refuse_unknown(database, path)
            if STEPS.pending(database):
                back_up(Source(folder, keyring.data_key), folder / BACKUPS, at)
                STEPS.apply(database)
        return _opened(folder, keyring, signed_in, held)


def _opened(folder: Path, keyring: Keyring, signed_in: str, held: ExitStack) -> Store:
    database = connect(folder / DATABASE, keyring.data_key)
    held.callback(database.close)
    store = Store(folder, database, keyring, signed_in)
    held.callback(store.checkpoint)
    if store.clinicians.get(signed_in) is None:
        raise DamagedFileError(f"{folder / KEY_FILE} names somebody whom the clinic does not know.")
    store.keep_until_closed(held.pop_all())
    return store


def _make_folder(folder: Path) -> None:
    """Make the folder for its owner alone; one that is there keeps its rights."""
    try:
        if not folder.is_dir():
            folder.mkdir(parents=True, mode=0o700)
    except OSError as error:
        raise told_of_system(error, str(folder)) from error


def _put_old_keys_aside(folder: Path, at: datetime) -> None:
    """Keep keys without a clinic: of a set-up that was cut off, or a file that was moved away."""
    keys = folder / KEY_FILE
    if keys.exists():
        keys.replace(folder / f"keys-before-{stamp_name(at)}.json")


def _new_file(folder: Path) -> Path:
    """Make an empty file for its owner alone; its WAL takes over the rights."""
    for stray in folder.glob(f"{_PART}*"):
        stray.unlink()
    part = folder / _PART
    part.touch(mode=0o600)
    return part


def _new_database(part: Path, keyring: Keyring, held: ExitStack) -> Database:
    database = connect(part, keyring.data_key)
    held.callback(database.close)
    STEPS.apply(database)
    return database
