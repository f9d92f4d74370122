"""Which machines therapytimer serves; anything else is refused in one sentence.

An old Python must be able to read this file, hence the quoted annotations.
"""

import os
import platform
import sys
from typing import NamedTuple

OLDEST_PYTHON = (3, 11)
NEWEST_PYTHON = (3, 14)
SERVED = "Linux on x86-64 or arm64, Windows on x64 and macOS on Apple silicon"
MACHINES = {
    ("Linux", "x86_64"),
    ("Linux", "aarch64"),
    ("Windows", "amd64"),
    ("Darwin", "arm64"),
}
# Qt's wheels ask for these; with an older system pip would only say that it finds no file.
OLDEST_GLIBC = {"x86_64": (2, 34), "aarch64": (2, 39)}
OLDEST_MACOS = (14, 0)


class Host(NamedTuple):
    """A machine and the Python that runs on it."""

    system: str
    machine: str
    python: "tuple[int, int]"
    release: "tuple[int, int] | None"  # of glibc or of macOS
    usual: bool = True  # CPython with 64 bits and the global lock, which all wheels are made for


def this_host() -> Host:
    """Describe the machine and the Python that run this."""
    system = platform.system()
    return Host(
        system=system,
        machine=platform.machine().lower(),
        python=(sys.version_info[0], sys.version_info[1]),
        release=_release(system),
        usual=_is_usual(),
    )


def refusal(host: Host) -> "str | None":
    """Say in one sentence why this host is not served; None when it is."""
    return _python_refusal(host) or _machine_refusal(host) or _release_refusal(host)


def _python_refusal(host: Host) -> "str | None":
    if not host.usual:
        return "therapytimer needs the usual CPython with 64 bits; this is another kind of Python."
    if not OLDEST_PYTHON <= host.python <= NEWEST_PYTHON:
        had = f"{host.python[0]}.{host.python[1]}"
        return f"therapytimer needs Python 3.11, 3.12, 3.13 or 3.14; this one is {had}."
    return None


def _machine_refusal(host: Host) -> "str | None":
    if (host.system, host.machine) in MACHINES:
        return None
    return f"therapytimer runs on {SERVED}; this is {host.system} on {host.machine}."


def _release_refusal(host: Host) -> "str | None":
    if host.system == "Linux":
        return _glibc_refusal(host.release, OLDEST_GLIBC[host.machine])
    if host.system == "Darwin" and host.release is not None and host.release < OLDEST_MACOS:
        return f"therapytimer needs macOS 14 or newer; this is macOS {host.release[0]}."
    return None


def _glibc_refusal(had: "tuple[int, int] | None", oldest: "tuple[int, int]") -> "str | None":
    if had is None:
        return "therapytimer needs a Linux with glibc; this one has another C library."
    if had < oldest:
        needs = f"glibc {oldest[0]}.{oldest[1]} or newer"
        return f"therapytimer needs {needs} on this processor; this is glibc {had[0]}.{had[1]}."
    return None


def _is_usual() -> bool:
    free_threaded = "t" in getattr(sys, "abiflags", "")
    return (
        platform.python_implementation() == "CPython" and sys.maxsize > 2**32 and not free_threaded
    )


def _release(system: str) -> "tuple[int, int] | None":
    if system == "Linux":
        return _first_two(_glibc())
    return _first_two(platform.mac_ver()[0]) if system == "Darwin" else None


def _glibc() -> str:
    try:
        return (os.confstr("CS_GNU_LIBC_VERSION") or "").replace("glibc ", "")
    except (AttributeError, OSError, ValueError):  # another C library does not know the name
        return ""


def _first_two(version: str) -> "tuple[int, int] | None":
    parts = [part for part in version.split(".") if part.isdigit()]
    return (int(parts[0]), int([*parts, "0"][1])) if parts else None
