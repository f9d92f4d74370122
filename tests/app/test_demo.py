"""The demonstration: the whole program from the first start to the exported note."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

DEMO = Path(__file__).parents[2] / "packaging" / "demo.py"
PAGES = {
    *("welcome", "today", "new-visit", "board-paused", "board-running", "gap-question"),
    *("timeline", "mini-strip", "board-tie", "board-units", "document"),
    *("history", "people", "clinic", "locked"),
}
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    temporary = tmp_path_factory.mktemp("temporary")
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(temporary)}
    done = subprocess.run(
        [sys.executable, DEMO], env=variables, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.splitlines()[-1]), temporary, done.stderr


@pytest.fixture
def note(played):
    (path,) = played[0].glob("*.pdf")
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_it_names_a_new_folder_and_leaves_nothing_else_behind(played):
    folder, temporary, said = played
    assert list(temporary.iterdir()) == [folder]
    assert "Traceback" not in said


def test_there_is_a_picture_of_every_page_light_and_dark(played):
    pictures = {path.stem.partition("-")[2]: path for path in played[0].glob("*.png")}
    wanted = {f"{page}-{theme}" for page in PAGES for theme in ("light", "dark")}
    assert wanted <= set(pictures)
    assert all(path.read_bytes().startswith(PNG) for path in pictures.values())


def test_light_and_dark_are_not_the_same(played):
    light, dark = (next(played[0].glob(f"*-welcome-{theme}.png")) for theme in ("light", "dark"))
    assert light.read_bytes() != dark.read_bytes()


@pytest.mark.parametrize(
    "words",
    [
        "Sample Patient One",
        "DRAFT",
        "Pause, not billed: rest",
        "answer: not treatment",
        "97112 has it, chosen by Sample Therapist",
        "20 (97110) + 20 (97112) + 15 (97140) = 55 timed minutes",
    ],
)
def test_the_note_tells_of_the_whole_visit(note, words):
    assert words in " ".join(note.split())


def test_the_checklist_is_met(note):
    assert re.search(r"\d\d met, 0 to look at", note)


def test_an_argument_that_is_no_folder_is_refused():
    done = subprocess.run([sys.executable, DEMO, "--no"], capture_output=True, check=False)
    assert done.returncode == 2
