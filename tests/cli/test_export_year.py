"""What a bill rests on leaves the clinic with it, and every laptop makes the same bill of it."""

import csv
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from builders import DAY, PATIENT, THERAPIST, a_decision, a_documented_visit, a_visit
from cli.conftest import AT
from cli.exported import exported

from therapytimer.store.used_amounts import UsedAmount
from therapytimer.visit.record import records_text

TRACTION = "97012 14:00-14:10, 97140 14:10-14:30"
DECIDED = (a_decision("kx", "attested"), a_decision("distinct:97012+97140", "XU"))


@pytest.fixture
def near_the_threshold(new_clinic):
    """A clinic whose patient passes the threshold at the second visit of the month."""
    clinic = new_clinic("here")
    clinic.take_in(
        a_visit(id="before", on=date(2026, 11, 18), patient=PATIENT),
        a_documented_visit(TRACTION, decisions=DECIDED),
    )
    with clinic.opened() as store:
        used = UsedAmount(PATIENT.id, 2026, "PT and SLP", Decimal("2410.00"), date(2026, 11, 3))
        store.used_amounts.set(used, THERAPIST.id, AT)
        fees = {"Medicare Part B": {"97140": "31.00"}}
        store.settings.set("fees", fees, THERAPIST.id, AT)
    return clinic


def folders(tmp_path, *names):
    made = [tmp_path / name for name in names]
    for folder in made:
        folder.mkdir()
    return made


def charges(files):
    (content,) = files.values()
    rows = csv.DictReader(StringIO(content.decode(), newline=""))
    return [(row["code"], *(row[f"modifier_{place}"] for place in (1, 2, 3))) for row in rows]


def test_a_month_grows_bill_by_bill_until_kx_is_due(near_the_threshold, out):
    assert charges(exported(near_the_threshold, out, "csv")) == [
        ("97112", "GP", "", ""),
        ("97110", "GP", "", ""),
        ("97012", "GP", "KX", ""),
        ("97140", "XU", "GP", "KX"),
    ]


def test_a_day_alone_rests_on_the_year_before_it(near_the_threshold, out):
    files = exported(near_the_threshold, out, "csv", "--from", DAY.isoformat())
    assert charges(files) == [("97012", "GP", "KX", ""), ("97140", "XU", "GP", "KX")]


def test_another_laptop_makes_the_same_notes_and_charges(near_the_threshold, new_clinic, tmp_path):
    here, there = near_the_threshold, new_clinic("there")
    json_out, *places = folders(tmp_path, "json", "pdf1", "pdf2", "csv1", "csv2")
    (records,) = exported(here, json_out, "json")
    assert there.run("import", json_out / records).code == 0
    assert exported(here, places[0], "pdf") == exported(there, places[1], "pdf")
    assert exported(here, places[2], "csv") == exported(there, places[3], "csv")


def test_what_was_used_stands_in_the_record_with_its_source(near_the_threshold, out):
    (content,) = exported(near_the_threshold, out, "json").values()
    _, later = json.loads(content)
    assert later["grounds"]["use"] == {
        "year": 2026,
        "here": "79.82",
        "since": "2026-11-03",
        "typed": "2410.00",
        "typed_on": "2026-11-03",
        "complete": True,
    }
    assert later["grounds"]["prices"]["97140"]["full"] == "31.00"
    assert later["grounds"]["edits"] == [{"column1": "97012", "column2": "97140", "indicator": 1}]


def test_what_left_the_clinic_comes_back_as_the_same_visit(near_the_threshold, out):
    (records,) = exported(near_the_threshold, out, "json")
    done = near_the_threshold.run("import", out / records)
    assert "0 visits imported, 2 were here already" in done.out
    # Other grounds than those that a visit brought are other content.
    _, mine = near_the_threshold.visits()
    assert mine.grounds is None


def test_other_grounds_of_a_visit_that_brought_its_own_are_refused(
    near_the_threshold, new_clinic, out, tmp_path
):
    (records,) = exported(near_the_threshold, out, "json")
    there = new_clinic("there")
    assert there.run("import", out / records).code == 0
    first, _ = there.visits()
    changed = replace(first, grounds=replace(first.grounds, edit_table="PTP 2026Q4"))
    path = tmp_path / "changed.json"
    path.write_bytes(records_text([changed]))
    assert "other content" in there.run("import", path).refused


def test_a_note_agrees_with_the_clinic_whatever_was_used_since(near_the_threshold, out):
    exported(near_the_threshold, out, "pdf")
    with near_the_threshold.opened() as store:
        store.settings.set("fees", {}, THERAPIST.id, AT)
    for note in out.iterdir():
        assert near_the_threshold.run("verify", note).code == 0


def test_a_running_visit_adds_nothing_to_the_year(near_the_threshold, out, tmp_path):
    running = a_visit("97530 14:00-", id="runs", on=date(2026, 11, 19))
    near_the_threshold.take_in(running)
    done = near_the_threshold.run("export", "--out", out, "--format", "json")
    assert done.code == 0
    (content,) = (path.read_bytes() for path in out.iterdir())
    uses = [record["grounds"]["use"]["here"] for record in json.loads(content)]
    assert uses == ["0", "79.82", "79.82"]


def test_a_corrected_visit_is_exported_with_its_grounds_and_counts_nothing(clinic, out):
    clinic.take_in(
        a_visit(id="wrong", on=date(2026, 11, 18)),
        a_visit(id="right", on=date(2026, 11, 18), corrects="wrong"),
        a_visit(),
    )
    (content,) = exported(clinic, out, "json").values()
    found = {record["id"]: record["grounds"] for record in json.loads(content)}
    assert found["wrong"]["use"] is None
    assert found["visit-one"]["use"]["here"] == "79.82"
