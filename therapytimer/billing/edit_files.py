"""Edit files as downloaded: which kind each is, and its rows that matter to the clinic.

Files come as chunks of bytes of any size (about 1 MB is fastest), unzipped. A row is kept where one
of its codes is wanted, with all periods of the pair.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from therapytimer.billing.mue_files import MueFile, read_mue
from therapytimer.billing.ptp_files import PtpPart, PtpReader

if TYPE_CHECKING:
    from collections.abc import Collection

_HEAD_BYTES: Final = 1 << 16
_CHUNK_BYTES: Final = 1 << 18
# A whole MUE file has some 2 MB; it is read at once, so one far larger is refused.
_MOST_MUE_BYTES: Final = 1 << 25
_ZIP = b"PK\x03\x04"
_MUE_HEADING = re.compile(rb"MUE\s+Values", re.IGNORECASE)
_PTP_HEADING = re.compile(rb"Column\s*1", re.IGNORECASE)

# Called with the bytes read so far; false stops the reading.
Progress = Callable[[int], bool]


class StoppedError(Exception):
    """The reading was stopped by whoever asked for it; nothing is kept."""


@dataclass(frozen=True, slots=True)
class EditFile:
    """One file to read: its name, and its bytes in chunks, read once."""

    name: str
    chunks: Iterable[bytes]


def read_edit_file(
    file: EditFile, wanted: Collection[str], progress: Progress | None = None
) -> PtpPart | MueFile:
    """Read one file, whichever kind it is by its content; `wanted` are the codes that matter.

    ValueError is one sentence with file and line; StoppedError where `progress` said so.
    """
    chunks = _grouped(_watched(file.chunks, progress))
    head = next(chunks, b"")
    whole = chain((head,), chunks)
    if _is_mue(file.name, head):
        return read_mue(file.name, b"".join(_bounded(file.name, whole)), wanted)
    reader = PtpReader(file.name, wanted)
    for chunk in whole:
        reader.feed(chunk)
    return reader.finish()


def _is_mue(name: str, head: bytes) -> bool:
    if not head:
        raise ValueError(f"{name} is empty.")
    if head.startswith(_ZIP):
        raise ValueError(f"{name} is a zip or Excel file; expected the text or CSV file in it.")
    start = head[:_HEAD_BYTES]
    if _MUE_HEADING.search(start):
        return True
    if not _PTP_HEADING.search(start):
        raise ValueError(
            f"{name} is no edit file: its beginning names neither 'Column 1' nor 'MUE Values'."
        )
    return False


def _bounded(name: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
    read = 0
    for chunk in chunks:
        read += len(chunk)
        if read > _MOST_MUE_BYTES:
            raise ValueError(f"{name} is far too large for an MUE file.")
        yield chunk


def _watched(chunks: Iterable[bytes], progress: Progress | None) -> Iterator[bytes]:
    read = 0
    for chunk in chunks:
        read += len(chunk)
        if progress is not None and not progress(read):
            raise StoppedError
        yield chunk


def _grouped(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Join small chunks, such as single lines, so that each costs little."""
    held: list[bytes] = []
    size = 0
    for chunk in chunks:
        held.append(chunk)
        size += len(chunk)
        if size >= _CHUNK_BYTES:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)
