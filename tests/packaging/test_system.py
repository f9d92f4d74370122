import pytest
from devtools import debian, system
from devtools.sentence import SentenceError


@pytest.fixture
def bare_debian(monkeypatch):
    """A Debian without xvfb, on which nothing can be installed."""
    monkeypatch.setattr(debian, "is_here", lambda: True)
    monkeypatch.setattr(debian, "venv_needs", list)
    monkeypatch.setattr(debian, "missing", lambda needs: ["xvfb"] if "xvfb" in needs else [])
    monkeypatch.setattr(debian, "install", lambda needs: False)
    monkeypatch.delenv("CI", raising=False)
    return monkeypatch


def test_what_could_not_be_installed_is_told_with_the_command(bare_debian, capsys):
    system.prepare("test")
    assert "sudo apt-get install xvfb" in capsys.readouterr().err


def test_with_nobody_watching_a_missing_tool_ends_the_run(bare_debian):
    bare_debian.setenv("CI", "true")
    with pytest.raises(SentenceError, match="sudo apt-get install xvfb"):
        system.prepare("test")


def test_without_the_part_that_makes_environments_nothing_goes_on(bare_debian):
    bare_debian.setattr(debian, "venv_needs", lambda: ["python3.11-venv"])
    with pytest.raises(SentenceError, match=r"install python3\.11-venv"):
        system.prepare("run")


def test_a_system_that_has_everything_is_left_alone(bare_debian, capsys):
    system.prepare("run")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_a_linux_has_a_display_when_one_is_named(monkeypatch, name):
    monkeypatch.setattr(system.sys, "platform", "linux")
    monkeypatch.setattr(system.os, "environ", {name: "something"})
    assert system.has_display()


def test_a_linux_that_names_no_display_has_none(monkeypatch):
    monkeypatch.setattr(system.sys, "platform", "linux")
    monkeypatch.setattr(system.os, "environ", {})
    assert not system.has_display()


def test_windows_and_macos_always_have_a_display(monkeypatch):
    monkeypatch.setattr(system.sys, "platform", "win32")
    monkeypatch.setattr(system.os, "environ", {})
    assert system.has_display()
