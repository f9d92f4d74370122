"""Files that the command line reads and writes; every trouble with one is one sentence."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from therapytimer.paths import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable

_STAGE = ".therapytimer-export-"


def read_file(path: Path) -> bytes:
    """Read a whole file; ClickException says why it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as problem:
        raise click.ClickException(f"{path}: {problem.strerror}.") from None


def first_line(path: Path) -> str:
    """Read the first line of a file without its line end; "-" is standard input.

    Several such files may be standard input, each then takes one line.
    """
    content = sys.stdin.buffer.readline() if str(path) == "-" else read_file(path)
    try:
        text = content.decode("utf-8-sig")  # editors of Windows put a mark in front
    except UnicodeDecodeError:
        raise click.ClickException(f"{path}: is not UTF-8 text.") from None
    return text.split("\n", 1)[0].rstrip("\r")


def write_new(path: Path, content: bytes) -> None:
    """Write a file whole; one that is there already is left as it is and named."""
    if path.exists():
        raise _taken(path)
    try:
        write_whole(path, content)
    except OSError as problem:
        raise _refused(path, problem) from None


def write_all(folder: Path, files: Iterable[tuple[str, bytes]]) -> list[Path]:
    """Write files into a folder, all or none; return where they are.

    One that is there with the same content stays; one with other content stops everything.
    """
    if not folder.is_dir():
        raise click.ClickException(f"There is no folder {folder}: make it or choose another.")
    for stray in folder.glob(f"{_STAGE}*"):  # of an export that was killed
        shutil.rmtree(stray, ignore_errors=True)
    try:
        with tempfile.TemporaryDirectory(prefix=_STAGE, dir=folder) as stage:
            return _placed([_staged(Path(stage), name, content) for name, content in files], folder)
    except OSError as problem:
        raise _refused(folder, problem) from None


def _staged(stage: Path, name: str, content: bytes) -> Path:
    """Write a file beside its place, under a name that no other of this export has."""
    path, number = stage / name, 1
    while path.exists():
        number += 1
        path = stage / f"{Path(name).stem}-{number}{Path(name).suffix}"
    there = stage.parent / path.name
    if there.exists() and (not there.is_file() or there.read_bytes() != content):
        raise _taken(there)
    return write_whole(path, content)


def _placed(staged: Iterable[Path], folder: Path) -> list[Path]:
    """Move every file to its place; where one cannot be moved, none stays."""
    moved: list[Path] = []
    places: list[Path] = []
    try:
        for path in staged:
            place = folder / path.name
            places.append(place)
            if not place.exists():
                moved.append(path.rename(place))
    except BaseException:
        for path in moved:
            path.unlink(missing_ok=True)
        raise
    return places


def _refused(path: Path, problem: OSError) -> click.ClickException:
    return click.ClickException(f"{path}: {problem.strerror or problem}; nothing was written.")


def _taken(path: Path) -> click.ClickException:
    return click.ClickException(
        f"{path} is there already with other content: nothing was written; move it away or choose "
        "another place."
    )
