"""The folder of a clinic: the names in it, and whether it is a good place for it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from therapytimer.store.errors import NoStoreError

DATABASE = "clinic.db"
BACKUPS = "backups"

_SYNCED = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "cloudstorage": "a synced folder",
}
_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_NETWORK_SYSTEMS = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "ncpfs",
        "afs",
        "9p",
        "fuse.sshfs",
        "davfs",
        "fuse.rclone",
    }
)
_MOUNTS = Path("/proc/self/mounts")
_REMOTE_DRIVE = 4  # what Windows calls a network drive


def exists(folder: Path) -> bool:
    """Whether there is a clinic in the folder."""
    return (folder / DATABASE).is_file()


def must_exist(folder: Path) -> None:
    """Raise NoStoreError where there is no clinic in the folder."""
    if not exists(folder):
        raise NoStoreError(f"There is no clinic in {folder}: set one up, or restore a backup.")


def folder_warning(folder: Path) -> str | None:
    """Warn in one sentence of a folder that other computers write to; None for a good place.

    Known by name or mount; on macOS network drives are not recognised.
    """
    folder = folder.absolute()
    service = _service(folder)
    if service is not None:
        return (
            f"{folder} is kept in step by {service}, which can tear the clinic's file apart: "
            "choose a folder on this computer that is not synced."
        )
    if _on_network(folder):
        return (
            f"{folder} is on a network drive, where the clinic's file is not safe: choose a "
            "folder on this computer and keep backups on the network."
        )
    return None


def _service(folder: Path) -> str | None:
    for variable in _ONEDRIVE_VARIABLES:
        place = os.environ.get(variable)
        if place and folder.is_relative_to(place):
            return "OneDrive"
    for part in folder.parts:
        # What follows the name tells accounts apart: OneDrive - Clinic, Dropbox (Personal).
        for name, service in _SYNCED.items():
            rest = part.lower().removeprefix(name)
            if rest != part.lower() and not rest[:1].isalnum():
                return service
    return None


def _on_network(folder: Path) -> bool:
    if sys.platform == "win32":
        return _is_remote_drive(folder)
    if not _MOUNTS.exists():
        return False
    lines = [line.split() for line in _MOUNTS.read_text(errors="replace").splitlines()]
    inside = [
        (len(point), system)
        for _, point, system, *_ in lines
        if folder.is_relative_to(point.replace("\\040", " "))
    ]
    return max(inside, default=(0, ""))[1] in _NETWORK_SYSTEMS


def _is_remote_drive(folder: Path) -> bool:
    import ctypes  # noqa: PLC0415 - there is no such function on other systems

    root = folder.anchor
    drives = getattr(ctypes, "windll").kernel32  # noqa: B009 - unknown to types elsewhere
    return root.startswith("\\\\") or drives.GetDriveTypeW(root) == _REMOTE_DRIVE
