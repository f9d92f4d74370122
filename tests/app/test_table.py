"""A visit at the treatment table, on a real screen with real keys and taps, at speed.

What the script did stands in its ledger, reckoned from the clock at each key; the signed note must
say exactly that.
"""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from app.real_screen import real_screen
from app.table.clinic import table_clinic
from app.table.clocks_moved import Skew
from app.table.documenting import FOUR_CODES, TWO_CODES, Effort, document, sign_and_export
from app.table.therapist import Therapist
from app.table.visit import KIM, ROBIN, ScriptedVisit
from conftest import LONG
from pypdf import PdfReader

from therapytimer.app.trouble import LOG
from therapytimer.pdf.attachment import attached_records
from therapytimer.visit.record import raw_records

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="AT-SPI and xdotool are of Linux desktops"),
    pytest.mark.timeout(600),
]
SIZES = ((1366, 768), (1024, 600))
DAY = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
MOST_ACTIONS, MOST_SECONDS = 25, 60


def short_visit(visit):
    """A forgotten start, a slip, a wrong code, a sleep, a hand-over, and a kill."""
    visit.open(ROBIN)
    visit.forget_to_start("97110", 4)
    visit.treat("97110", 5.5)
    visit.touch("97112")
    visit.slip("97116", "97112")
    visit.sleep()
    visit.lock(10)
    visit.pause("rest", 1, "97112")
    visit.run_wrong_code("97530", "97112", 1)
    visit.hand_over("A. S. PTA", "97112")
    visit.crash(ROBIN)
    visit.treat("97112", 5.5)
    visit.decide_tie("97112")
    visit.finish()


def whole_visit(visit):
    """Everything, in 45 minutes of treatment."""
    visit.open(ROBIN)
    visit.forget_to_start("97110", 4)
    visit.pause("rest", 2, "97110")
    visit.treat_untouched("97110", 10.5)
    visit.run("97112")  # the tiles are live
    visit.unlock()
    visit.slip("97116", "97112")
    visit.treat("97112", 4)
    visit.lock(20)
    visit.sleep()
    visit.treat("97112", 7.5)
    visit.run_wrong_code("97530", "97112", 3)
    visit.touch("97140")
    visit.treat("97140", 6)
    with_kim(visit)
    visit.finish()


def with_kim(visit):
    """Treat a second patient in between, then both in a group."""
    visit.open(KIM)
    visit.run("97530", KIM)
    visit.pauses.append("other patient")
    visit.treat("97530", 4.5, KIM)
    visit.run_at_wrong_patient("97140", 3)
    visit.hand_over("A. S. PTA", "97140")
    visit.treat("97140", 13)
    visit.hand_over("D. K. PT", "97140")
    visit.treat("97140", 17.5)
    visit.decide_tie("97112")
    visit.group()
    visit.treat("97150", 4)
    visit.crash(KIM, ROBIN)
    visit.treat("97150", 8.5)
    visit.let_kim_go()


@pytest.fixture(scope="module", params=SIZES if LONG else SIZES[:1])
def played(request, tmp_path_factory):
    """The visit, its note, and the effort from the last stop to it."""
    folder = tmp_path_factory.mktemp("table")
    pictures = os.environ.get("THERAPYTIMER_PICTURES")
    with real_screen("{}x{}x24".format(*request.param)) as screen:
        skew = Skew(folder)
        skew.set_wall(DAY)
        variables = {**screen, "TZ": "America/New_York", "HOME": str(folder)}
        clinic = table_clinic(folder, variables | skew.variables, skew.wall())
        therapist = Therapist(variables, skew, Path(pictures) if pictures else None)
        try:
            visit = ScriptedVisit(therapist, lambda: therapist.start(*clinic.options))
            visit.begin()
            (whole_visit if LONG else short_visit)(visit)
            effort = Effort(therapist)
            therapist.picture("document")
            document(therapist, FOUR_CODES if LONG else TWO_CODES)
            note = sign_and_export(therapist, clinic.notes)
            spent = effort.spent()
        finally:
            therapist.end()
        yield visit, clinic, note, spent


@pytest.fixture(scope="module")
def record(played):
    """The record that is attached to the note."""
    return cast("Any", raw_records(attached_records(PdfReader(played[2])) or b"")[0])


def minutes_by_code(lines):
    codes = {one["code"] for one in lines}
    return {code: sum(one["minutes"] for one in lines if one["code"] == code) for code in codes}


def whole_minutes(segments):
    """Cut the time of each code to whole minutes, once."""
    spent: dict[str, timedelta] = {}
    for one in segments:
        start, stop = (datetime.fromisoformat(one[key]) for key in ("start", "stop"))
        spent[one["code"]] = spent.get(one["code"], timedelta()) + (stop - start)
    return {code: length // timedelta(minutes=1) for code, length in spent.items()}


def test_the_minutes_of_each_code_are_the_script_s(played, record):
    visit = played[0]
    expected = visit.ledger.minutes(ROBIN)
    assert minutes_by_code(record["bill"]["lines"]) == expected
    assert whole_minutes(record["segments"]) == expected
    if LONG:
        assert expected == {"97110": 10, "97112": 10, "97140": 17, "97150": 8}


def test_the_totals_on_paper_are_the_script_s(played, record):
    expected = played[0].ledger.minutes(ROBIN)
    timed = sum(spent for code, spent in expected.items() if code != "97150")
    text = " ".join(PdfReader(played[2]).pages[0].extract_text().split())
    assert f"Timed code minutes {timed} min" in text or f"{timed} min" in text
    assert record["bill"]["timed_code_minutes"] == timed
    assert record["bill"]["total_treatment_minutes"] == sum(expected.values())


def test_pauses_and_gaps_are_the_script_s(played, record):
    visit = played[0]
    assert [one["word"] for one in record["pauses"]] == visit.pauses
    assert [(one["kind"], one["answer"]) for one in record["gaps"]] == visit.gaps


def test_the_tie_is_decided_as_it_was_tapped(record):
    (tie,) = (one for one in record["decisions"] if one["about"].startswith("tie"))
    assert tie["choice"] == "97112"


def test_the_note_agrees_with_itself_and_with_the_clinic(played):
    _, clinic, note, _ = played
    assert "agrees with itself and with the clinic" in clinic.command("verify", note)


def test_the_other_patient_s_minutes_are_the_script_s(played):
    visit, clinic, _, _ = played
    if not LONG:
        return
    out = clinic.folder / "records"
    out.mkdir()
    clinic.command("export", "--patient", "TT-1043", "--out", out, "--format", "json")
    records = [one for path in out.iterdir() for one in raw_records(path.read_bytes())]
    (kim,) = cast("Any", records)
    assert whole_minutes(kim["segments"]) == visit.ledger.minutes(KIM)


def test_from_the_last_stop_to_the_signed_note_it_is_quick(played, request):
    actions, seconds = played[3]
    if request.node.callspec.params["played"] == SIZES[0]:  # a smaller one takes the wheel too
        assert actions <= MOST_ACTIONS
        assert seconds <= MOST_SECONDS


def test_the_program_met_no_error(played):
    assert not (played[1].folder / "data" / LOG).exists()
