"""The system says when it locks or sleeps; where it says nothing, nothing happens."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from therapytimer.app.system_events import SystemEvents, session_path


@pytest.mark.parametrize(
    ("session", "path"),
    [("", ""), ("2", "_32"), ("c2", "c2"), ("12", "_312"), ("a-b", "a_2db")],
)
def test_a_session_has_its_path_on_the_bus(session, path):
    assert session_path(session) == (path and f"/org/freedesktop/login1/session/{path}")


def test_going_to_sleep_is_leaving_and_waking_is_not(qtbot):
    events, heard = SystemEvents(), []
    events.leaving.connect(lambda: heard.append("leaving"))
    events.sleep(False)
    assert heard == []
    events.sleep(True)
    events.lock()
    assert heard == ["leaving", "leaving"]


def test_a_system_without_a_bus_is_no_trouble(tmp_path):
    outcome = subprocess.run(
        [sys.executable, "-c", _LISTEN],
        env={**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={tmp_path / 'none'}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, "", "")


@pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="there is no D-Bus here")
def test_logind_is_heard_over_the_bus(tmp_path):
    address = f"unix:path={tmp_path / 'bus'}"
    bus = subprocess.Popen(
        [
            str(shutil.which("dbus-daemon")),
            "--session",
            "--nofork",
            "--nopidfile",
            "--print-address",
            f"--address={address}",
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert bus.stdout is not None
        assert bus.stdout.readline().startswith(address)
        heard = subprocess.run(
            [sys.executable, str(Path(__file__).with_name("locked_system.py"))],
            env={**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": address},
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    finally:
        bus.terminate()
        bus.communicate()
    assert heard.stdout.split("\n") == ["sleeping", "locking", "locked", ""]


_LISTEN = """
from PySide6.QtCore import QCoreApplication
from therapytimer.app.system_events import SystemEvents
app = QCoreApplication([])
SystemEvents().listen()
"""
