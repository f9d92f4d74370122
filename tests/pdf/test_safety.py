"""A note reaches for nothing but its own faces, whatever its text says."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCRIPT = """
import json, sys
sys.path[:0] = {paths!r}
from pdf.papers import a_paper, a_usual_visit, note_pdf
note_pdf(a_paper())  # modules and faces are read here
seen = []
def watch(event, arguments):
    if event.split(".")[0] in ("open", "socket", "subprocess", "os", "urllib", "http"):
        seen.append([event, str(arguments[:1])])
sys.addaudithook(watch)
text = "<img src='/etc/passwd'/> <img src='http://127.0.0.1:9/x.png'/> <a href='file:///etc/hosts'>"
note_pdf(a_paper(a_usual_visit(note={{"plan": text, "subjective": text}})))
print(json.dumps(seen))
"""


def test_no_file_and_no_network_is_touched():
    script = SCRIPT.format(paths=[str(ROOT), str(ROOT / "tests")])
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []
