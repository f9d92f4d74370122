from devtools import debian

LISTING = """\
libgl1 installed
libglib2.0-0 installed
libegl1 config-files
gcc not-installed
"""


def test_a_package_that_was_removed_but_left_its_settings_is_missing():
    assert debian.unmet(["libgl1", "libegl1"], LISTING) == ["libegl1"]


def test_a_package_that_the_listing_does_not_know_is_missing():
    assert debian.unmet(["xvfb", "gcc"], LISTING) == ["xvfb", "gcc"]


def test_either_name_of_a_renamed_package_meets_the_need():
    assert debian.unmet(["libglib2.0-0t64|libglib2.0-0"], LISTING) == []


def test_tests_need_all_that_the_program_needs():
    assert set(debian.NEEDS["run"]) < set(debian.NEEDS["test"])


def test_the_command_for_a_person_installs_every_package_by_one_name(monkeypatch):
    monkeypatch.setattr(debian, "_output", lambda *command: "known" if "new" in command else "")
    typed = debian.by_hand(["new|old", "newest|old", "xvfb"])
    assert typed.endswith("sudo apt-get install new old xvfb")


def test_without_root_and_sudo_nothing_is_tried(monkeypatch):
    monkeypatch.setattr(debian.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(debian.shutil, "which", lambda name: None)
    monkeypatch.setattr(debian.subprocess, "run", None)
    assert debian.install(["xvfb"]) is False
