"""Time and memory of importing PTP files of full size; run it as a program.

`python tests/benchmarks/bench_edits.py [ROWS]` writes four parts of a made-up quarter in the
published layout (2,600,000 rows in all if not said), reads them, and prints seconds and peak
memory; then lets the whole command `edits import` do it, as text and as zip files. Needs `tests`
and the repository on the path.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from datetime import date
from pathlib import Path

from billing.edit_samples import big_file

from therapytimer.billing.edit_changes import changes
from therapytimer.billing.edit_files import EditFile, read_edit_file
from therapytimer.billing.edit_import import table_of
from therapytimer.billing.edits import BUILT_IN, EditTable, parse_edits

_PARTS = 4
_CHUNK_BYTES = 1 << 20
_ROOT = Path(__file__).parents[2]
_RESOURCES = _ROOT / "resources"


def tell(line):
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def peak():
    """Return the most memory this process has held, in MB (Linux counts in KiB)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def chunks_of(path):
    """Read a file in chunks."""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            yield chunk


def write_parts(folder, rows):
    """Write the parts of a quarter."""
    for number in range(1, _PARTS + 1):
        path = folder / f"ccipra-v323r0-f{number}.txt"
        with path.open("wb") as file:
            # A part of its own size, so that no two have the same content.
            file.writelines(big_file(rows // _PARTS + number))
        yield path


def zipped(path):
    """Zip a part as it is downloaded."""
    made = path.with_suffix(".zip")
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(path, path.name.upper())
    return made


def therapytimer(folder, *words):
    """Run a command on a clinic in a folder."""
    options = ("--data", folder / "data", "--passphrase-file", folder / "pass.txt")
    done = subprocess.run(
        [sys.executable, "-m", "therapytimer", *map(str, (*options, *words))],
        check=True,
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(_ROOT)},
    )
    return done.stdout.decode()


def measure_command(folder, paths):
    """Import the parts into a new clinic, as text and then as zip files of another quarter."""
    (folder / "pass.txt").write_text("made up for this\n", "utf-8")
    therapytimer(folder, "setup", "--name", "A B", "--credentials", "PT")
    for given in (paths, [zipped(path) for path in paths]):
        begun = time.perf_counter()
        told = therapytimer(folder, "edits", "import", *given, "--yes").splitlines()
        seconds = time.perf_counter() - begun
        tell(f"edits import of 4 {given[0].suffix} files: {seconds:.1f} s. {told[0]} {told[-1]}")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / 1e6
    tell(f"most memory of the command {most:.0f} MB")


def main():
    """Write, read, join, compare, and say what each took."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 2_600_000
    wanted = [code["number"] for code in json.loads((_RESOURCES / "codes.json").read_text("utf-8"))]
    with tempfile.TemporaryDirectory() as name:
        paths = list(write_parts(Path(name), rows))
        size = sum(path.stat().st_size for path in paths) / 1e6
        tell(f"{_PARTS} files, {size:.0f} MB; peak before reading {peak():.0f} MB")
        begun = time.perf_counter()
        parts = [read_edit_file(EditFile(path.name, chunks_of(path)), wanted) for path in paths]
        table = table_of(parts, None)
        if not isinstance(table, EditTable):
            raise TypeError(table.name)
        seconds = time.perf_counter() - begun
        measure_command(Path(name), paths)
    read = sum(part.rows for part in parts)
    tell(f"{read:,} rows read in {seconds:.1f} s, {len(table.edits):,} kept as {table.name}")
    built_in = parse_edits(BUILT_IN, (_RESOURCES / "edits.csv").read_text("utf-8").splitlines())
    tell(changes(built_in, table, date(2026, 11, 20), set(wanted)).sentence)
    tell(f"peak memory {peak():.0f} MB")


main()
