"""Visits for an export, and what an export leaves in its folder."""

from builders import a_documented_visit, a_visit


def the_same_day():
    """Two visits that one bill pools, the later one taken in first."""
    second = a_visit("97140 16:00-16:15 JR", id="a-later-visit")
    return (second, a_documented_visit())


def contents(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def exported(clinic, out, kind, *words):
    done = clinic.run("export", "--out", out, "--format", kind, *words)
    assert done.code == 0, done.err
    return contents(out)
