"""The command line as somebody at a terminal meets it: words in, words and an exit status out."""

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from therapytimer.cli import main

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ran:
    """What came of a command."""

    code: int
    out: str
    err: str

    @property
    def refused(self):
        """The one sentence of a refusal."""
        assert self.code == 2, self
        assert self.out == ""
        assert self.err.count("\n") == 1, self.err
        return self.err.strip()


def run(*words, typed="", encoding="utf-8"):
    """Run a command in this process; `typed` is its standard input."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding=encoding) for _ in range(2)]
    given = io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8")
    with redirect_stdout(streams[0]), redirect_stderr(streams[1]), patch("sys.stdin", given):
        try:
            main([str(word) for word in words])
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
    out, err = (_written(stream) for stream in streams)
    return Ran(code, out, err)


def run_apart(*words, code="from therapytimer.cli import main; main()", **changes):
    """Run a command in a process of its own, after `code` has prepared it."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code, *map(str, words)],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        **changes,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def _written(stream):
    stream.flush()
    return stream.buffer.getvalue().decode(stream.encoding).replace("\r\n", "\n")
