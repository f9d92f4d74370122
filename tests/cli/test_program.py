"""The program around its commands: help, refusals in one line, no Qt, any console."""

import os
import subprocess
import sys

import click
import pytest
from builders import THERAPIST
from cli.terminal import ROOT, run, run_apart

from therapytimer.cli.program import program

WITHOUT_QT = (
    "import sys; sys.modules['PySide6'] = None; sys.modules['therapytimer.ui'] = None; "
    "from therapytimer.cli import main; main()"
)


def commands(group, *before):
    """Every command with the words that reach it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield (*before, name), command
        if isinstance(command, click.Group):
            yield from commands(command, *before, name)


@pytest.mark.parametrize(("words", "command"), list(commands(program)), ids=str)
def test_every_command_has_help_with_an_example(words, command):
    text = run(*words, "--help").out
    assert text.startswith(f"Usage: therapytimer {' '.join(words)}")
    assert isinstance(
        command, click.Group
    ) or f"Example:\n    therapytimer {words[0]}" in text.replace(
        "--passphrase-file pass.txt ", ""
    ).replace("--data /srv/clinic ", "")


def test_the_help_lists_every_command():
    text = run("--help").out
    assert all(f"\n  {name} " in text for name in program.list_commands(click.Context(program)))


def test_the_version_is_told():
    assert run("--version").out.startswith("therapytimer, version ")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("count",), "'count'"),
        (("--colour",), "--colour"),
        (("people",), "Missing command"),
        (("export", "--format", "docx", "--out", "."), "'docx'"),
        (("bill",), "RECORD"),
        (("backup", "one", "two"), "two"),
    ],
)
def test_a_wrong_command_is_one_line(words, named):
    refused = run(*words).refused
    assert named in refused
    assert "--help" in refused


@pytest.mark.parametrize("words", [("units", "97110=8"), ("people", "list"), ("export", "--help")])
def test_commands_run_where_qt_cannot_be_imported(clinic, words):
    done = run_apart(*clinic.options, *words, code=WITHOUT_QT)
    assert (done.code, done.err) == (0, "")


def test_without_a_command_the_window_opens_unlocked(clinic, monkeypatch):
    asked = []
    monkeypatch.setattr("therapytimer.app.run_window", lambda *given: asked.append(given) or 0)
    assert clinic.run("--clinician", "Jo").code == 0
    assert run("--data", clinic.folder).code == 0
    assert asked == [(clinic.folder, "correct horse", "Jo"), (clinic.folder, None, None)]


def test_an_old_console_shows_question_marks_instead_of_failing(clinic):
    words = ("people", "add", "--name", "Łucja 木", "--credentials", "PT")
    clinic.run(*words, "--new-passphrase-file", "-", typed="another horse\n")
    listed = clinic.run("--clinician", THERAPIST.name, "people", "list", encoding="cp1252")
    assert "?ucja ?, PT, therapist" in listed.out
    refused = clinic.run("people", "list", encoding="cp1252").refused
    assert "?ucja ?" in refused


def test_a_missing_passphrase_file_is_named(clinic):
    refused = run(
        "--data", clinic.folder, "--passphrase-file", "none.txt", "people", "list"
    ).refused
    assert refused == "none.txt: No such file or directory."


def test_a_passphrase_that_is_not_text_is_refused(clinic, record_file):
    path = record_file(b"\xff\xfe\x00", "utf16.txt")
    refused = run("--data", clinic.folder, "--passphrase-file", path, "people", "list").refused
    assert "not UTF-8" in refused


def test_a_passphrase_may_come_from_an_editor_of_windows(clinic, record_file):
    path = record_file(b"\xef\xbb\xbfcorrect horse\r\n", "notepad.txt")
    assert run("--data", clinic.folder, "--passphrase-file", path, "people", "list").code == 0


def test_a_passphrase_may_come_from_standard_input(clinic):
    words = ("--data", clinic.folder, "--passphrase-file", "-", "people", "list")
    assert run(*words, typed="correct horse\n").code == 0


def test_a_wrong_or_empty_passphrase_opens_nothing(clinic):
    for typed in ("wrong\n", ""):
        done = run("--data", clinic.folder, "--passphrase-file", "-", "people", "list", typed=typed)
        assert "does not fit" in done.refused


def test_where_there_is_no_clinic_no_passphrase_is_asked(tmp_path):
    words = ("--data", tmp_path / "none", "people", "list")
    assert "There is no clinic" in run(*words).refused


@pytest.mark.parametrize("group", ["people", "settings"])
def test_a_group_of_commands_has_an_example_too(group):
    assert f"Example:\n    therapytimer {group}" in run(group, "--help").out


def test_without_a_terminal_nobody_is_asked(clinic):
    assert "--passphrase-file" in run_apart("--data", clinic.folder, "people", "list").refused


def test_at_a_terminal_the_passphrase_is_asked_and_not_shown(clinic):
    pty = pytest.importorskip("pty")  # Windows has none
    ours, theirs = pty.openpty()
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "therapytimer", "--data", clinic.folder, "people", "list"],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as asking:
        assert asking.stderr is not None
        assert asking.stderr.read(12) == b"Passphrase: "
        os.write(ours, b"correct horse\n")
        shown, told = asking.communicate(timeout=30)
    os.close(ours)
    os.close(theirs)
    assert shown.decode().startswith("Sample Therapist Dana Kay"), told
    assert b"horse" not in shown + told


def test_a_folder_without_a_clinic_is_told(tmp_path):
    refused = run("--data", tmp_path, "--passphrase-file", "-", "people", "list").refused
    assert str(tmp_path) in refused
    assert "no clinic" in refused


def test_a_clinic_that_is_open_elsewhere_is_told(clinic):
    with clinic.opened():
        assert "open already" in clinic.run("people", "list").refused
