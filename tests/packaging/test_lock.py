"""The lock files as they are in the checkout: complete, in step, and silent about where from."""

import re
import tomllib
from itertools import pairwise

import pytest
from devtools.places import PYPROJECT, lock_file
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LINE = re.compile(
    r"[a-z0-9.\-]+==[\w.]+( ; [\w.'<>=!() \-*]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?"
)

PLATFORMS = {
    "Linux on x86-64": {"sys_platform": "linux", "platform_machine": "x86_64"},
    "Linux on arm64": {"sys_platform": "linux", "platform_machine": "aarch64"},
    "Windows on x64": {"sys_platform": "win32", "platform_machine": "AMD64"},
    "macOS on Apple silicon": {"sys_platform": "darwin", "platform_machine": "arm64"},
}
SYSTEMS = {"linux": "Linux", "win32": "Windows", "darwin": "Darwin"}
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]


def lines(kind):
    return lock_file(kind).read_text(encoding="utf-8").splitlines()


def pins(kind):
    return [Requirement(line.rstrip("\\ ")) for line in lines(kind) if "==" in line]


def declared(kind):
    settings = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))
    groups = settings["dependency-groups"]
    own = [entry for entry in groups[kind] if isinstance(entry, str)]
    return [Requirement(entry) for entry in (*settings["project"]["dependencies"], *own)]


def host(platform, python):
    named = PLATFORMS[platform]
    versions = {"python_version": python, "python_full_version": f"{python}.0"}
    return {**named, **versions, "platform_system": SYSTEMS[named["sys_platform"]]}


def applies(requirement, environment):
    return requirement.marker is None or requirement.marker.evaluate(environment)


def chosen(kind, environment):
    here = [pin for pin in pins(kind) if applies(pin, environment)]
    return [(key(pin), str(pin.specifier).lstrip("=")) for pin in here]


@pytest.mark.parametrize("kind", ["run", "dev", "check"])
def test_a_lock_file_holds_versions_and_hashes_and_no_address(kind):
    assert [line for line in lines(kind) if not LINE.fullmatch(line)] == []


@pytest.mark.parametrize("kind", ["run", "dev", "check"])
def test_every_version_has_a_hash(kind):
    bare = [line for line, below in pairwise(lines(kind)) if "==" in line and "--hash" not in below]
    assert bare == []


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize(("kind", "group"), [("run", "build"), ("dev", "dev")])
def test_every_platform_gets_one_version_of_all_that_pyproject_asks_for(
    kind, group, platform, python
):
    environment = host(platform, python)
    versions = dict(chosen(kind, environment))
    assert len(versions) == len(chosen(kind, environment))
    wanted = [one for one in declared(group) if applies(one, environment)]
    missed = [one for one in wanted if not met(one, versions)]
    assert missed == []


def key(requirement) -> str:
    return canonicalize_name(requirement.name)


def met(requirement, versions):
    version = versions.get(key(requirement))
    return version is not None and requirement.specifier.contains(version)


def test_development_runs_the_versions_that_users_run():
    assert {str(pin) for pin in pins("run")} <= {str(pin) for pin in pins("dev")}


def test_what_checks_the_notes_has_no_part_in_the_program():
    apart = {key(pin) for pin in pins("check")} & {"outloud", "pymupdf", "pymupdf-layout"}
    assert len(apart) == 3
    assert apart.isdisjoint(key(pin) for pin in (*pins("run"), *pins("dev")))


def test_no_python_before_3_12_gets_the_qt_that_aborts_on_it():
    versions = dict(chosen("run", host("Linux on x86-64", "3.11")))
    assert versions["pyside6-essentials"].startswith("6.11.")
    assert versions["shiboken6"] == versions["pyside6-essentials"]
