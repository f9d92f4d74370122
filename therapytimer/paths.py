"""Files and folders: the program's resources, the data folder, and the one way to write a file."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """Return the path of a file under `resources/`, e.g. `resource("fonts/DejaVuSans.ttf")`.

    In a wheel the resources lie inside the package's folder, in a checkout beside it; an
    editable install has only the second, which is why importlib.resources cannot be asked.

    Raises:
        FileNotFoundError: the program was installed without that file.
    """
    for root in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        found = root / name
        if found.exists():
            return found
    missing = f"The program's file {name!r} is missing: install therapytimer again."
    raise FileNotFoundError(missing)


def data_folder() -> Path:
    """Return where this user's clinic lives without `--data`; it is not created here."""
    return Path(platformdirs.user_data_dir("therapytimer", appauthor=False))


def write_whole(path: Path, content: bytes) -> Path:
    """Write a file so that it is whole or absent, and return where it stands.

    The bytes go to a temporary name in the same folder, are flushed to the disk and take the
    place of an older file in one step. On Windows a viewer that holds the old file forbids
    that: the content then gets a second name ("note (2).pdf"), which is returned.

    Raises:
        OSError: the folder is missing, full or read-only; nothing is left behind.
    """
    handle, temporary = tempfile.mkstemp(prefix=".therapytimer-", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        return _take_place(Path(temporary), path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def sweep_strays(folder: Path) -> int:
    """Remove half-written files that a killed program left in a folder; return how many."""
    strays = list(folder.glob(".therapytimer-*.part")) if folder.is_dir() else []
    for stray in strays:
        stray.unlink(missing_ok=True)
    return len(strays)


def _take_place(temporary: Path, path: Path) -> Path:
    try:
        temporary.replace(path)
    except PermissionError:
        if os.name != "nt" or not path.exists():
            raise
        second = path.with_name(f"{path.stem} (2){path.suffix}")
        temporary.replace(second)
        return second
    return path
