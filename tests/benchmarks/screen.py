"""A virtual screen of our own, and figures put in words."""

import atexit
import os
import statistics
import subprocess

SIZE = "1920x1080x24"


def open_screen():
    """Start Xvfb for this process and its children; it goes with this process."""
    reader, writer = os.pipe()
    arguments = ["-displayfd", str(writer), "-screen", "0", SIZE, "-nolisten", "tcp"]
    server = subprocess.Popen(["Xvfb", *arguments], pass_fds=[writer], stderr=subprocess.DEVNULL)
    atexit.register(server.terminate)
    os.close(writer)
    with os.fdopen(reader) as told:
        os.environ["DISPLAY"] = f":{told.readline().strip()}"
    os.environ["QT_QPA_PLATFORM"] = "xcb"


def spread(values, unit="ms"):
    """Give median, 99th percentile and the worst of many values."""
    ordered = sorted(values)
    p99 = ordered[min(len(ordered) - 1, round(len(ordered) * 0.99))]
    middle = statistics.median(ordered)
    return f"median {middle:.1f} {unit}, p99 {p99:.1f} {unit}, worst {ordered[-1]:.1f} {unit}"


def load():
    """Say how busy the machine was: figures of a busy one are no more than upper limits."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
