"""What belongs to a packet."""

from dataclasses import replace
from datetime import date

from builders import PLAN, a_visit, a_void
from visit.test_reports import a_report

from therapytimer.visit.packet import packet_entries, packet_name, plans_of

SIGNED = ({"by": "DK"},)
FIRST, LAST = date(2026, 11, 2), date(2026, 11, 20)


def ids(visits=(), reports=()):
    return [one.id for one in packet_entries(visits, reports, FIRST, LAST)]


def on(day, **changes):
    return a_visit(id=f"visit-{day}", on=date(2026, 11, day), **changes)


def test_notes_and_reports_stand_by_day_a_report_after_the_note_of_its_day():
    report = a_report(on=date(2026, 11, 11), signatures=SIGNED)
    assert ids([on(20), on(11), on(2)], [report]) == [
        "visit-2",
        "visit-11",
        "report-one",
        "visit-20",
    ]


def test_both_days_of_the_period_belong_to_it_and_no_other():
    assert ids([on(1), on(2), on(20), on(21)]) == ["visit-2", "visit-20"]


def test_drafts_of_reports_and_void_visits_are_left_out():
    void = on(5, marks=(a_void(),))
    assert ids([void, on(6)], [a_report(on=LAST)]) == ["visit-6"]
    assert ids([replace(void, signatures=SIGNED)]) == ["visit-5"]


def test_each_plan_stands_once_as_it_was_last():
    renewed = replace(PLAN, frequency="1 a week")
    other = replace(PLAN, established_on=date(2026, 11, 15))
    plans = [PLAN, renewed, None, other]
    visits = [on(2 + number, plan_of_care=plan) for number, plan in enumerate(plans)]
    assert plans_of(visits) == (("PT", renewed), ("PT", other))


def test_a_packet_is_named_without_the_patient():
    assert packet_name("TT/10 42", FIRST, LAST) == "packet-2026-11-02-to-2026-11-20-TT-10-42.pdf"
    assert packet_name("", FIRST, LAST) == "packet-2026-11-02-to-2026-11-20.pdf"
    assert packet_name("1" * 99, FIRST, LAST).endswith(f"-{'1' * 24}.pdf")
