"""Folders that other computers write to are warned of."""

from __future__ import annotations

from pathlib import Path

import pytest

from therapytimer.store import folder as folder_module
from therapytimer.store.folder import folder_warning


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/home/jo/Dropbox/clinic", "Dropbox"),
        ("/home/jo/Dropbox (Personal)/clinic", "Dropbox"),
        ("/Users/jo/OneDrive - Harbor/clinic", "OneDrive"),
        ("/Users/jo/Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ("/Users/jo/Library/CloudStorage/GoogleDrive-jo@example.org/My Drive", "a synced folder"),
        ("/mnt/g/My Drive/clinic", "Google Drive"),
        ("/home/jo/Google Drive", "Google Drive"),
    ],
)
def test_synced_folders_are_named(folder, service):
    assert f"kept in step by {service}" in str(folder_warning(Path(folder)))


@pytest.mark.parametrize("folder", ["/home/jo/clinic", "/home/dropboxer/x", "/home/my drives"])
def test_other_folders_are_fine(folder, monkeypatch):
    monkeypatch.setattr(folder_module, "_MOUNTS", Path("/no/mounts"))
    assert folder_warning(Path(folder)) is None


def test_the_folder_that_onedrive_names_is_known(monkeypatch):
    monkeypatch.setenv("OneDriveCommercial", "/data/work")
    assert "OneDrive" in str(folder_warning(Path("/data/work/clinic")))
    assert folder_warning(Path("/data/worker")) is None


@pytest.mark.parametrize(
    ("folder", "warned"),
    [
        ("/mnt/share/clinic", True),
        ("/mnt/my share/x", True),
        ("/mnt/share/disk/x", False),
        ("/mnt/other", False),
    ],
)
def test_network_drives_are_known_by_their_mount(tmp_path, monkeypatch, folder, warned):
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/sda1 / ext4 rw 0 0\n"
        "server:/x /mnt/share nfs4 rw 0 0\n"
        "//server/x /mnt/my\\040share cifs rw 0 0\n"
        "/dev/sdb1 /mnt/share/disk ext4 rw 0 0\n"
    )
    monkeypatch.setattr(folder_module, "_MOUNTS", mounts)
    assert bool(folder_warning(Path(folder))) is warned
