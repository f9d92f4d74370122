import json

import pytest
from devtools import environment
from devtools.environment import is_whole, read_stamp, stamp_for
from devtools.sentence import SentenceError


@pytest.fixture
def kept(monkeypatch, tmp_path):
    """An environment in a folder of the test's own; lists what making it would run."""
    ran = []
    venv = tmp_path / ".venv"
    monkeypatch.setattr(environment, "VENV", venv)
    monkeypatch.setattr(environment, "STAMP", venv / "stamp.json")

    def run(command, failure):
        ran.append(command)
        venv.mkdir(exist_ok=True)

    monkeypatch.setattr(environment, "_run", run)
    return ran


def test_an_environment_for_development_serves_the_program_too():
    assert is_whole("run", stamp_for("dev"))


def test_an_environment_for_the_program_does_not_serve_development():
    assert not is_whole("dev", stamp_for("run"))


@pytest.mark.parametrize("part", ["lock", "programs", "python", "root"])
def test_a_stamp_that_differs_in_one_part_does_not_serve(part):
    assert not is_whole("run", {**stamp_for("run"), part: "another"})


@pytest.mark.parametrize("text", ["", "{", "[]", '"dev"', "{}"])
def test_a_damaged_stamp_does_not_serve(tmp_path, text):
    stamp = tmp_path / "stamp.json"
    stamp.write_text(text, encoding="utf-8")
    assert not is_whole("run", read_stamp(stamp))


def test_a_folder_without_stamp_was_never_finished(tmp_path):
    assert read_stamp(tmp_path / "stamp.json") is None


def test_a_whole_environment_is_left_alone(kept):
    environment.ensure("dev")
    made = list(kept)
    environment.ensure("dev")
    environment.ensure("run")
    assert kept == made


def test_dependencies_come_first_with_their_hashes_then_the_project_alone(kept):
    environment.ensure("run")
    _, dependencies, project = kept
    assert "--require-hashes" in dependencies
    assert "--no-deps" in project


def test_a_half_made_environment_is_made_anew(kept):
    environment.VENV.mkdir()
    left_over = environment.VENV / "left over"
    left_over.touch()
    environment.ensure("run")
    assert not left_over.exists()
    assert json.loads(environment.STAMP.read_text(encoding="utf-8")) == stamp_for("run")


def test_no_stamp_is_left_when_installing_fails(kept, monkeypatch):
    def fail(kind):
        raise SentenceError("no network")

    monkeypatch.setattr(environment, "_install", fail)
    with pytest.raises(SentenceError, match="no network"):
        environment.ensure("run")
    assert not environment.STAMP.exists()


def test_an_environment_does_not_remake_itself(kept, monkeypatch):
    monkeypatch.setattr(environment.sys, "prefix", str(environment.VENV))
    with pytest.raises(SentenceError, match="system's Python"):
        environment.ensure("run")


def test_without_ensurepip_no_folder_is_begun(kept, monkeypatch):
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SentenceError, match="ensurepip"):
        environment.ensure("run")
    assert not environment.VENV.exists()
