"""Edit files on disk, as downloaded: plain paths in, one plain table out; nothing is written.

It touches no store, so it may run in a worker. A zip file is unpacked nowhere: its text files are
streamed, whatever path their names hold.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from therapytimer.billing.edit_files import EditFile, read_edit_file
from therapytimer.billing.edit_import import table_of
from therapytimer.billing.edit_kinds import TableKind, kind_of
from therapytimer.billing.mue import MueTable
from therapytimer.billing.quarters import quarter_of
from therapytimer.store.edit_packing import apart, compressed

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterator, Sequence
    from pathlib import Path
    from typing import IO

    from therapytimer.billing.edits import EditTable

_CHUNK_BYTES: Final = 1 << 20
# A whole quarter is some 300 MB of text; what is far above that is no edit file.
_MOST_BYTES: Final = 1 << 30
_MOST_FILES: Final = 64
_ZIP: Final = b"PK\x03\x04"
_TEXT_ENDINGS: Final = (".txt", ".csv")
_COMPRESSIONS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED: Final = 1  # a bit of a member's flags

# Called with the bytes read so far and those of all files; false stops the reading.
ImportProgress = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class EditImport:
    """What files gave, not yet kept.

    `table` has what the clinic's bills meet: values, or pairs of which both codes are in `codes`;
    `others`, compressed, the pairs with one of them. `kept` rows are in both, `rows` were read.
    """

    table: EditTable | MueTable
    others: bytes
    kept: int
    rows: int
    codes: frozenset[str]

    @property
    def kind(self) -> TableKind:
        """What the table is of."""
        return kind_of(self.table)


@dataclass(frozen=True, slots=True)
class _Source:
    """One text file: on disk, or a member of the zip file there."""

    path: Path
    size: int
    member: zipfile.ZipInfo | None = None

    @property
    def name(self) -> str:
        """The name as it is told; that of the zip file too, since it may say the quarter."""
        if self.member is None:
            return self.path.name
        return f"{self.path.name}/{_last_name(self.member)}"

    def chunks(self) -> Iterator[bytes]:
        """Read it piece by piece."""
        with _told(self.path):
            if self.member is None:
                with self.path.open("rb") as file:
                    yield from _pieces(file)
            else:
                with zipfile.ZipFile(self.path) as archive, archive.open(self.member) as file:
                    yield from _pieces(file)


def read_edits(
    paths: Sequence[Path],
    codes: Collection[str],
    quarter: str | None = None,
    progress: ImportProgress | None = None,
) -> EditImport:
    """Read all files of a quarter, zipped or not; rows are kept that have one of `codes`.

    ValueError is one sentence that names the file; StoppedError where `progress` returned false.
    """
    sources = [source for path in paths for source in _sources(path)]
    total = sum(source.size for source in sources)
    if total > _MOST_BYTES or len(sources) > _MOST_FILES:
        raise ValueError(
            f"The {len(sources):,} files hold {total >> 20:,} MB; expected at most {_MOST_FILES} "
            f"files and {_MOST_BYTES >> 20:,} MB: give the parts of one quarter alone."
        )
    parts = [
        read_edit_file(EditFile(source.name, source.chunks()), codes, watch)
        for source, watch in zip(sources, _watches(sources, total, progress), strict=True)
    ]
    rows = sum(part.rows for part in parts)
    return _import_of(table_of(parts, quarter), rows, frozenset(codes))


def _import_of(table: EditTable | MueTable, rows: int, codes: frozenset[str]) -> EditImport:
    if isinstance(table, MueTable):
        return EditImport(table, b"", len(table.values), rows, codes)
    among, others = apart(table, codes)
    return EditImport(among, compressed(others), len(table.edits), rows, codes)


def _watches(
    sources: Sequence[_Source], total: int, progress: ImportProgress | None
) -> Iterator[Callable[[int], bool] | None]:
    """Give each file its own progress, which counts the files before it too."""
    before = 0
    for source in sources:
        yield _watch(before, total, progress) if progress is not None else None
        before += source.size


def _watch(before: int, total: int, progress: ImportProgress) -> Callable[[int], bool]:
    return lambda read: progress(before + read, total)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(_CHUNK_BYTES):
        yield piece


def _sources(path: Path) -> list[_Source]:
    """Find the text files of a path: itself, or those in the zip file that it is."""
    with _told(path):
        with path.open("rb") as file:
            zipped = file.read(len(_ZIP)) == _ZIP
        if not zipped:
            return [_Source(path, path.stat().st_size)]
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    found = [_member(path, member) for member in members if _is_text(member)]
    if not found:
        raise ValueError(f"{path} holds no text or CSV file: use the zip file as downloaded.")
    return found


def _member(path: Path, member: zipfile.ZipInfo) -> _Source:
    """Take a member of a zip file, unless it cannot be read or contradicts the zip file's name."""
    source = _Source(path, member.file_size, member)
    if member.flag_bits & _ENCRYPTED or member.compress_type not in _COMPRESSIONS:
        raise ValueError(
            f"{source.name} is encrypted or packed in a way that this program does not read: "
            "unpack it and give the text file."
        )
    zipped, inside = quarter_of(path.name), quarter_of(_last_name(member))
    if zipped is not None and inside is not None and zipped != inside:
        raise ValueError(f"{source.name} is of {inside}, expected {zipped} as {path.name} names.")
    return source


def _is_text(member: zipfile.ZipInfo) -> bool:
    name = _last_name(member)
    # What begins with a dot is no document: a Mac adds such a companion for each file.
    return name.lower().endswith(_TEXT_ENDINGS) and not name.startswith(".")


def _last_name(member: zipfile.ZipInfo) -> str:
    """Give the last part of a member's name, whichever way it is divided, fit to be printed."""
    name = member.filename.replace("\\", "/").rpartition("/")[2]
    return "".join(sign if sign.isprintable() else "?" for sign in name)


@contextmanager
def _told(path: Path) -> Generator[None]:
    """Put what goes wrong with a file in one sentence."""
    try:
        yield
    except OSError as problem:
        raise ValueError(f"{path}: {problem.strerror or problem}.") from None
    except (zipfile.BadZipFile, zlib.error, EOFError):
        raise ValueError(f"{path} is a damaged or cut-off zip file: download it again.") from None
