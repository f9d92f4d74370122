"""dev.py as a person starts it, and the commands behind it."""

import ast
import subprocess
import sys

import pytest
from devtools import commands, environment, steps, system
from devtools.places import DEMO, PACKAGING, ROOT
from devtools.sentence import SentenceError

DEV = PACKAGING / "dev.py"


def started(*arguments):
    command = [sys.executable, str(DEV), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_help_names_every_command():
    helped = started("--help")
    assert helped.returncode == 0
    for name in ("run", "demo", "check", "test", "lock"):
        assert f"dev.py {name}" in helped.stdout


@pytest.mark.parametrize("arguments", [[], ["walk"]])
def test_without_a_known_command_the_usage_goes_to_standard_error(arguments):
    asked = started(*arguments)
    assert asked.returncode == 2
    assert asked.stdout == ""
    assert "dev.py run" in asked.stderr


def test_an_unknown_argument_is_named_in_one_line():
    asked = started("test", "--lnog")
    assert asked.returncode == 1
    assert asked.stderr.count("\n") == 1
    assert "'--lnog'" in asked.stderr


@pytest.mark.parametrize("name", ["dev.py", "devtools/__init__.py", "devtools/platforms.py"])
def test_an_old_python_can_read_the_refusal(name):
    text = (PACKAGING / name).read_text(encoding="utf-8")
    ast.parse(text, feature_version=(3, 7))
    assert "from __future__ import annotations" not in text


@pytest.fixture
def ready(monkeypatch):
    """A machine with everything installed; lists what would be started."""
    started = []
    monkeypatch.setattr(system, "prepare", lambda purpose="": None)
    monkeypatch.setattr(environment, "ensure", lambda kind: None)
    monkeypatch.setattr(commands, "_become", lambda command, variables: started.append(command))
    return started


def test_run_passes_its_arguments_to_the_program(ready):
    commands.run(["units", "97110=33"])
    [(program, *arguments)] = ready
    assert "therapytimer" in program
    assert arguments == ["units", "97110=33"]


def test_run_without_a_display_says_so_and_plays_the_sample_visit(ready, monkeypatch, capsys):
    monkeypatch.setattr(system, "has_display", lambda: False)
    monkeypatch.setattr(commands, "DEMO", DEV)
    commands.run([])
    assert "no display" in capsys.readouterr().out
    assert ready[0][1:] == [str(DEV)]


def test_a_missing_sample_visit_is_one_sentence(ready, monkeypatch):
    monkeypatch.setattr(commands, "DEMO", DEMO.with_name("no.py"))
    with pytest.raises(SentenceError, match=r"no\.py is missing"):
        commands.demo([])


def test_what_follows_two_dashes_goes_to_pytest():
    assert commands.split(["--long", "--", "-k", "--"]) == (["--long"], ["-k", "--"])


def test_the_floor_is_asked_of_all_tests_but_not_of_a_part():
    assert len(steps.tests([], long=False)) == 1 + len(steps.FLOORS)
    assert len(steps.tests(["-k", "edges"], long=False)) == 1


def test_only_the_short_form_has_to_end_in_time():
    [short, *_] = steps.tests([], long=False)
    [long, *_] = steps.tests([], long=True)
    assert "--session-timeout=1800" in short.command
    assert not any("session" in word for word in long.command)


def test_each_run_is_like_the_next():
    fixed = steps.environment(long=True)
    assert fixed["PYTHONHASHSEED"] == "0"
    assert fixed["QT_QPA_PLATFORM"] == "offscreen"
    assert fixed["THERAPYTIMER_LONG"] == "1"


def test_one_failing_step_does_not_hide_the_next(capfd):
    python = [sys.executable, "-c"]
    bad = steps.Step("bad", [*python, "raise SystemExit(3)"])
    good = steps.Step("good", [*python, "print('reached')"])
    assert steps.carry_out([bad, good], steps.environment(long=False)) == 1
    printed = capfd.readouterr().out
    assert "bad: failed with 3" in printed
    assert "reached" in printed
    assert "failed: bad" in printed


def test_the_folder_of_the_checkout_is_found():
    assert (ROOT / "therapytimer").is_dir()
