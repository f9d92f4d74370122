"""The window as a screen reader finds it, over the bus of a real screen."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from app.real_screen import real_screen

HERE = Path(__file__).parent
SYSTEM_PYTHON = "/usr/bin/python3"  # has the bindings of AT-SPI, which are no package for pip
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="AT-SPI is of Linux desktops")


def listened(code, variables):
    command = [SYSTEM_PYTHON, str(HERE / "listener.py"), code]
    bare = {name: value for name, value in variables.items() if name != "PYTHONPATH"}
    return subprocess.run(
        command, env=bare, capture_output=True, text=True, timeout=90, check=False
    )


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """What a screen reader finds on the board and hears when 97112 is started."""
    folder = tmp_path_factory.mktemp("clinic")
    paths = {"PYTHONPATH": os.pathsep.join((str(HERE.parent), str(HERE.parent.parent)))}
    with real_screen() as variables:
        command = [sys.executable, str(HERE / "shown.py"), str(folder)]
        shown_in = variables | paths
        with subprocess.Popen(command, env=shown_in, stdout=subprocess.PIPE, text=True) as window:
            try:
                assert window.stdout is not None
                assert window.stdout.readline() == "ready\n"
                done = listened("97112", variables)
            finally:
                window.terminate()
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_everything_that_takes_the_focus_has_a_name(read):
    nameless = [one for one in read["nodes"] if one["focusable"] and one["showing"]]
    assert [one for one in nameless if not one["name"].strip()] == []
    assert len(nameless) > 15


def test_a_tile_says_its_code_and_its_state_in_words(read):
    tiles = [one["name"] for one in read["nodes"] if one["name"].startswith("97112")]
    assert len(tiles) == 1
    assert "running" not in tiles[0]
    assert "running" in read["now"]


def test_a_start_through_the_screen_reader_is_announced(read):
    assert any("97112" in one for one in read["heard"])


def test_no_name_changes_with_each_tick(read):
    assert len(read["renamed"]) <= 6


def test_the_tree_is_read_quickly(read):
    assert read["seconds"] < 5
