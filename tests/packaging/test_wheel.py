"""The wheel holds what the checkout holds, and finds it."""

import os
import subprocess
import sys
import zipfile

import pytest
from devtools.places import ROOT

FIND = "from therapytimer import paths; print(paths.resource('fonts'))"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    [built] = folder.glob("*.whl")
    return zipfile.ZipFile(built)


def found_resources(**variables):
    command = [sys.executable, "-c", FIND]
    environment = {**os.environ, **variables}
    return subprocess.check_output(command, cwd=ROOT.anchor, env=environment, text=True).strip()


def test_every_resource_is_in_the_wheel(wheel):
    resources = [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
    wanted = {f"therapytimer/{path.relative_to(ROOT).as_posix()}" for path in resources}
    assert wanted <= set(wheel.namelist())


def test_the_wheel_starts_both_programs(wheel):
    [entries] = [name for name in wheel.namelist() if name.endswith("entry_points.txt")]
    text = wheel.read(entries).decode()
    assert "therapytimer = therapytimer.cli:main" in text
    assert "therapytimer-window = therapytimer.cli:main" in text


def test_an_installed_wheel_finds_its_own_resources(wheel, tmp_path):
    wheel.extractall(tmp_path)
    found = found_resources(PYTHONPATH=str(tmp_path))
    assert found == str((tmp_path / "therapytimer" / "resources" / "fonts").resolve())


def test_the_program_installed_from_the_checkout_finds_those_of_the_checkout():
    assert found_resources() == str(ROOT / "resources" / "fonts")
