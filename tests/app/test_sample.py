"""A sample clinic holds made-up people, whose latest visits lie just before its making."""

import re
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from builders import CATALOGUE

from therapytimer.app import sample
from therapytimer.app.sample import SAMPLE_PASSPHRASE, make_sample, open_sample, sweep_samples
from therapytimer.billing.own_codes import parse_own_code
from therapytimer.store.store import open_store
from therapytimer.visit.checklist import blocks_signing, checklist
from therapytimer.visit.day import bill_for
from therapytimer.visit.reading import Reading

AT = datetime(2026, 11, 21, 3, 30, tzinfo=UTC)  # the evening before, in Los Angeles
ZONE = "America/Los_Angeles"
TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module", params=["PT", "OT", "SLP", "DC"])
def discipline(request):
    return request.param


@pytest.fixture(scope="module")
def store(discipline, tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample") / "clinic"
    with make_sample(folder, discipline, AT, ZONE) as made:
        yield made


@pytest.fixture
def visits(store):
    return store.exchange.export_visits()


def test_the_sample_says_that_it_is_one(store, discipline):
    assert store.settings.get("sample") is True
    assert store.settings.get("discipline") == discipline


def test_everybody_in_it_is_plainly_made_up(store, visits):
    names = [one.name for one in store.clinicians.all()] + [one.patient.name for one in visits]
    assert all(name.startswith("Sample ") for name in names)
    assert {one.clinic.name for one in visits} == {"Sample Clinic"}


def test_there_is_a_handful_of_patients_with_diagnoses_and_a_plan(visits):
    assert len({one.patient.id for one in visits}) >= 3
    assert all(one.patient.diagnoses and one.plan_of_care.goals for one in visits)


def test_the_latest_visits_are_of_yesterday_and_none_is_of_today(visits):
    assert max(one.on for one in visits) == TODAY - timedelta(days=1)


def test_visits_keep_office_hours_in_the_zone_asked_for(visits):
    hours = {one.start.astimezone(ZoneInfo(ZONE)).hour for each in visits for one in each.segments}
    assert hours <= set(range(8, 18))
    assert {one.timezone for one in visits} == {ZONE}


def test_days_written_in_goals_move_along_and_birth_dates_do_not(visits):
    days = [
        date.fromisoformat(day)
        for one in visits
        for goal in one.plan_of_care.goals
        for day in re.findall(r"\d{4}-\d\d-\d\d", goal)
    ]
    assert all(day > TODAY for day in days)
    assert all(one.patient.born_on.year < 2000 for one in visits)


def test_only_yesterdays_notes_still_wait(store, visits):
    unsigned = [one for one in visits if not one.signatures]
    assert {one.on for one in unsigned} == {TODAY - timedelta(days=1)}
    assert 1 <= len(unsigned) <= 2
    assert not store.visits.open_visits()


def test_every_visit_has_a_bill_and_nothing_blocks_its_signature(visits):
    for one in visits:
        bill = bill_for([one], CATALOGUE)
        assert bill.units > 0
        others = [other for other in visits if other is not one]
        assert not blocks_signing(checklist(one, bill, CATALOGUE, others))


def test_signed_visits_of_the_sample_are_documented_in_full(visits):
    for one in visits:
        bill = bill_for([one], CATALOGUE)
        missing = [each.name for each in checklist(one, bill, CATALOGUE) if each.met is False]
        assert not (one.signatures and missing), (one.id, missing)


def test_the_board_has_codes_for_every_discipline(store, discipline):
    own = [parse_own_code(line) for line in store.settings.get("own_codes")]
    assert CATALOGUE.with_own(own).for_discipline(discipline)


def test_every_clinician_signs_in_with_the_throw_away_passphrase(tmp_path):
    make_sample(tmp_path, "PT", AT, ZONE).close()
    for name in ("Sample Therapist", "Sample Assistant"):
        with open_store(tmp_path, SAMPLE_PASSPHRASE, name, at=AT) as store:
            assert store.clinician.name == name


def test_the_clock_change_in_between_moves_no_hour(tmp_path):
    with make_sample(tmp_path, "PT", datetime(2026, 3, 10, 18, tzinfo=UTC), ZONE) as store:
        first = store.exchange.export_visits()[0].segments[0]
    assert first.start.astimezone(ZoneInfo(ZONE)).hour == 9


@pytest.fixture
def reading(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return Reading(AT, 1000, 1000, "boot", ZONE)


def test_a_sample_lies_in_a_folder_that_goes_with_the_program(reading, monkeypatch):
    thrown = []
    monkeypatch.setattr(sample.atexit, "register", lambda do, folder, **_: thrown.append(folder))
    with open_sample("DC", reading) as store:
        assert store.folder.parent == thrown[0]
        assert store.folder.is_relative_to(tempfile.gettempdir())


def test_a_sample_left_by_a_killed_program_is_swept_and_one_in_use_is_not(reading, monkeypatch):
    monkeypatch.setattr(sample.atexit, "register", lambda *_, **__: None)
    left = open_sample("DC", reading)
    left.close()
    used = open_sample("DC", reading)
    assert not left.folder.exists()
    sweep_samples()
    assert used.folder.exists()
    used.close()


def test_the_records_name_no_folder_of_this_computer():
    for path in (Path(__file__).parents[2] / "resources" / "samples").glob("*.json"):
        assert "/home/" not in path.read_text(encoding="utf-8")
