"""The system's libraries and tools on Debian and its relatives."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Each entry names one need; where releases differ, the newest name comes first.
SCREEN = (
    "libglib2.0-0t64|libglib2.0-0",
    "libgl1",
    "libegl1",
    "libfontconfig1",
    "libxkbcommon0",
    "libdbus-1-3",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxkbcommon-x11-0",
    "fonts-droid-fallback|fonts-noto-cjk",  # Chinese and Japanese names on paper
)
TEST_TOOLS = (
    "xvfb",
    "openbox",
    "xdotool",
    "poppler-utils",
    "dbus",
    "at-spi2-core",
    "python3-gi",
    "gir1.2-atspi-2.0",
    "gcc",
    "libc6-dev",
)
NEEDS = {"run": SCREEN, "test": SCREEN + TEST_TOOLS}


def is_here() -> bool:
    """Tell whether this system installs packages with apt."""
    return all(shutil.which(name) for name in ("dpkg-query", "apt-get", "apt-cache"))


def missing(needs: Sequence[str]) -> list[str]:
    """Give the needs that no installed package meets."""
    names = [name for need in needs for name in need.split("|")]
    listing = _output("dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\\n", *names)
    return unmet(needs, listing)


def unmet(needs: Sequence[str], listing: str) -> list[str]:
    """Compare needs with what dpkg-query has listed."""
    lines = (line.split() for line in listing.splitlines())
    installed = {words[0] for words in lines if words[1:] == ["installed"]}
    return [need for need in needs if not installed.intersection(need.split("|"))]


def venv_needs() -> list[str]:
    """Name the package that makes environments, where Debian has left it out."""
    importlib.invalidate_caches()  # it may have been installed a moment ago
    if importlib.util.find_spec("ensurepip") or sys.base_prefix != "/usr":
        return []
    return [f"python{sys.version_info.major}.{sys.version_info.minor}-venv"]


def install(needs: Sequence[str]) -> bool:
    """Install without questions, as root or with a sudo that asks for no password."""
    if not _as_root("true"):
        return False
    print(f"Installing system packages: {' '.join(needs)}", flush=True)
    if not _as_root(*_apt("update", "-q")):
        return False
    names = [_known_name(need) for need in needs]
    return _as_root(*_apt("install", "-q", "-y", "--no-install-recommends", *names))


def by_hand(needs: Sequence[str]) -> str:
    """Write the command that a person types to install these."""
    names = " ".join(_known_name(need) for need in needs)
    return f"sudo apt-get update && sudo apt-get install {names}"


def _apt(*arguments: str) -> list[str]:
    # Another apt may be at work, for example the system's own updates just after a start.
    patience = ("-o", "DPkg::Lock::Timeout=300")
    return ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *patience, *arguments]


def _as_root(*command: str) -> bool:
    if os.geteuid() != 0:
        if not shutil.which("sudo"):
            return False
        command = ("sudo", "-n", *command)
    # What apt says is of interest only when it fails, and then all of it.
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode and "apt-get" in command:
        print(done.stdout, file=sys.stderr)
    return done.returncode == 0


def _known_name(need: str) -> str:
    *newer, oldest = need.split("|")
    return next((name for name in newer if _output("apt-cache", "show", name)), oldest)


def _output(*command: str) -> str:
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False
    )
    return done.stdout
