"""What an independent checker of PDF/UA-1 says of the notes; it lives in an environment apart."""

import json
import re
import subprocess
from dataclasses import replace
from itertools import islice, product
from pathlib import Path

import pytest
from builders import THERAPIST, a_gap, a_visit, a_void
from devtools.places import CHECKER, tool
from pdf.papers import SIGNATURE, a_paper, a_usual_visit
from pdf.test_packet import PAPER
from visit.test_amendments import a_correction
from visit.test_reports import full_report
from visit.test_signing import SEALING, a_signed

from therapytimer.pdf.note import note_pdf
from therapytimer.pdf.packet import Document, packet_pdf
from therapytimer.pdf.report import ReportPaper, report_pdf
from therapytimer.visit.addenda import AddendumKind, Words, with_addendum

# The checker takes the lines at a page's foot for prose that nobody reads out; they are rightly
# artifacts (ISO 32000-1, 14.8.2.2.2), and what they say stands in the text as well.
RUNNING = re.compile(r".*Page \d+ of \d+")


def different_lines(count):
    """Lines that are not alike: one at the same place of three pages would count as a header."""
    letters = product("bdfglmnprt", "aeiou", "bdfglmnprt", "aeiou")
    return ["Toward " + "".join(word) + " and back." for word in islice(letters, count)]


def with_words(visit, count):
    """A signed note with so many addenda."""
    for number in range(count):
        words = Words(AddendumKind.ADDENDUM, f"Used a cane on step {number + 1}.", "left out")
        visit = with_addendum(visit, words, THERAPIST, SEALING)
    return visit


NOTES = {
    "signed": a_usual_visit(signatures=(SIGNATURE,)),
    "not-signed": a_usual_visit(),
    "long": a_usual_visit(note={"plan": "\n".join(different_lines(400))}),
    "with-a-gap": a_usual_visit(gaps=(a_gap(),)),
    "void": a_usual_visit(marks=(a_void(),)),
    "empty": a_visit(""),
    "corrected": a_signed(replace(a_correction(), segments=a_usual_visit().segments)),
    "with-addenda": with_words(a_signed(), 4),
}


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    """What the checker says of each note."""
    folder = tmp_path_factory.mktemp("notes")
    for name, visit in NOTES.items():
        (folder / f"{name}.pdf").write_bytes(note_pdf(a_paper(visit)))
    for name, content in others().items():
        (folder / f"{name}.pdf").write_bytes(content)
    (folder / "untagged.pdf").write_bytes(untagged(folder / "signed.pdf"))
    outloud = tool("outloud", CHECKER)
    assert outloud.exists(), "The checker is missing: `dev.py test` installs it."
    command = [str(outloud), "--fail-on", "never", "--quiet", "--json", "-", str(folder)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 - ours
    return {Path(one["path"]).stem: one for one in json.loads(done.stdout)["results"]}


def others():
    """Documents that are no notes: a report, and a packet.

    Each document of a packet begins with the clinic; from the third on the checker would take
    that for a header.
    """
    note, report = note_pdf(a_paper(a_usual_visit())), report_pdf(ReportPaper(full_report()))
    packet = packet_pdf(PAPER, [Document("Treatment note", "draft", note)])
    return {"report": report, "packet": packet}


def untagged(note):
    """A note that has lost its structure: the checker must notice."""
    return note.read_bytes().replace(b"/StructTreeRoot", b"/StructTreeRooX")


def found(result):
    """The findings that count: errors and warnings, without the page's running lines."""
    return [
        (one["rule"], one["message"])
        for one in result["findings"]
        if one["severity"] in {"error", "warning"}
        and not (one["rule"] in {"TAG-002", "PAG-001"} and RUNNING.match(one["evidence"]))
    ]


@pytest.mark.parametrize("name", [*NOTES, "report", "packet"])
def test_the_checker_finds_nothing_in_a_note(judged, name):
    assert judged[name]["error"] is None
    assert found(judged[name]) == []


def test_the_checker_finds_what_is_wrong(judged):
    assert found(judged["untagged"])
