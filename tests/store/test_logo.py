"""A logo is kept once, however many notes bear it."""

from store.samples import AT, JO, a_visit, opened

from therapytimer.visit.logo import logo_text
from therapytimer.visit.people import Clinic

ONE = logo_text(b"\x89PNG\r\n\x1a\n" + b"one" * 10_000)
OTHER = logo_text(b"\xff\xd8\xff" + b"other" * 10_000)


def a_headed_visit(visit_id, logo):
    return a_visit(visit_id, clinic=Clinic("Harbor Therapy", logo=logo))


def headers(store):
    rows = store.ledger.select("SELECT header FROM visit WHERE superseded_by IS NULL ORDER BY seq")
    return [row["header"] for row in rows]


def test_visits_come_back_with_the_logo_that_they_were_opened_with(store):
    for visit_id, logo in (("v1", ONE), ("v2", OTHER), ("v3", "")):
        opened(store, a_headed_visit(visit_id, logo))
    visits = store.visits.load_many(["v1", "v2", "v3"])
    assert [one.clinic.logo for one in visits] == [ONE, OTHER, ""]


def test_a_logo_on_many_notes_is_kept_once(store):
    for number in range(5):
        opened(store, a_headed_visit(f"v{number}", ONE))
    kept = [one for one in store.settings.all() if one.startswith("logo:")]
    assert len(kept) == 1
    assert max(map(len, headers(store))) < 3_000


def test_a_visit_that_gets_a_logo_later_has_it(store):
    opened(store, a_headed_visit("v1", ""))
    store.visits.revise(a_headed_visit("v1", ONE), JO.id, AT)
    assert store.visits.load("v1").clinic.logo == ONE
