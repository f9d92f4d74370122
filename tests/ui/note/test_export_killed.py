"""A program killed while it writes notes leaves whole ones, and nothing else for long."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from builders import CATALOGUE, PAYERS

from therapytimer.paths import sweep_strays
from therapytimer.pdf.verify import verify_note

LONG, SHORT = 300, 4
HERE = Path(__file__)
TESTS = HERE.parents[2]


def killed_while_writing(folder, patience):
    """Let notes be written, kill the writer in the midst of it; give what it told of."""
    paths = os.pathsep.join((str(TESTS), str(TESTS.parent)))
    variables = {**os.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(HERE.with_name("exporter.py")), str(folder)]
    piped = subprocess.PIPE
    with subprocess.Popen(command, env=variables, stdout=piped, text=True) as writer:  # noqa: S603
        assert writer.stdout is not None
        told = [writer.stdout.readline().strip() for _ in range(2)]
        try:
            writer.wait(patience)
        except subprocess.TimeoutExpired:
            writer.kill()
        told += writer.stdout.read().splitlines()
    return {name for name in told if name.endswith(".pdf")}


@pytest.mark.timeout(0 if os.environ.get("THERAPYTIMER_LONG") else 60)
def test_no_note_is_torn_and_no_stray_outlives_the_next_start(tmp_path, long_form):
    chance = random.Random(4)  # noqa: S311 - to be repeated
    whole = 0
    for number in range(LONG if long_form else SHORT):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        told = killed_while_writing(folder, chance.uniform(0.01, 0.3))
        notes = list(folder.glob("*.pdf"))
        assert told <= {one.name for one in notes}
        assert all(verify_note(one.read_bytes(), CATALOGUE, PAYERS).ok for one in notes)
        sweep_strays(folder)
        assert sorted(folder.iterdir()) == sorted(notes)
        whole += len(notes)
    assert whole
