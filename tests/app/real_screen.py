"""A virtual screen with a window manager and a session bus, as a desktop has them."""

import os
import subprocess
from contextlib import ExitStack, contextmanager

SIZE = "1366x768x24"
BUS_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


@contextmanager
def real_screen(size=SIZE):
    """Start a screen and give the variables that a program needs to be seen on it."""
    with ExitStack() as running:
        display = _screen(running, size)
        variables = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        variables |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "NO_AT_BRIDGE": "0"}
        variables.pop("WAYLAND_DISPLAY", None)
        variables["DBUS_SESSION_BUS_ADDRESS"] = _bus(running, variables)
        launcher = next(one for one in BUS_LAUNCHERS if os.path.exists(one))  # noqa: PTH110
        _start(running, [launcher, "--launch-immediately"], variables)
        _start(running, ["openbox"], variables)
        yield variables


def _screen(running, size):
    reader, writer = os.pipe()
    arguments = ["-displayfd", str(writer), "-screen", "0", size, "-nolisten", "tcp"]
    _start(running, ["Xvfb", *arguments], None, pass_fds=[writer])
    os.close(writer)
    with os.fdopen(reader) as told:
        return f":{told.readline().strip()}"


def _bus(running, variables):
    reader, writer = os.pipe()
    command = ["dbus-daemon", "--session", "--nofork", f"--print-address={writer}"]
    _start(running, command, variables, pass_fds=[writer])
    os.close(writer)
    with os.fdopen(reader) as told:
        return told.readline().strip()


def _start(running, command, variables, **more):
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, env=variables, **quiet, **more)
    running.callback(process.wait)
    running.callback(process.terminate)
    return process
