"""What falls due: certification and progress report, day by day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import PLAN, a_visit

from therapytimer.visit.due import ReportState, due_phrases, report_standing, report_words
from therapytimer.visit.visit import Episode

UNSIGNED = replace(PLAN, certified_on=None, certified_by="", certified_through=None)
DAYS = [date(2026, 11, 1) + timedelta(days=number) for number in range(12)]


def reported(treatment_day, reported_on_day=None):
    return Episode(treatment_day=treatment_day, reported_on_day=reported_on_day)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (1, ReportState.NOT_YET),
        (7, ReportState.NOT_YET),
        (8, ReportState.SOON),
        (9, ReportState.SOON),
        (10, ReportState.DUE),
        (11, ReportState.LATE),
    ],
)
def test_a_progress_report_is_due_by_the_tenth_treatment_day(day, state):
    assert report_standing(reported(day)).state is state
    assert report_standing(reported(day + 20, 20)).state is state
    assert report_standing(reported(day + 20, 20)).day == day


@pytest.mark.parametrize("episode", [None, Episode()])
def test_nothing_is_told_of_a_report_where_the_days_before_are_unknown(episode):
    assert report_standing(episode).state is ReportState.UNKNOWN
    assert report_words(episode, (), DAYS[0]) == (
        "The next progress report cannot be told: type the treatment days before."
    )


def test_a_report_in_time_says_its_day():
    assert report_words(reported(3), (), DAYS[2]) == (
        "The next progress report is due by day 10; this is day 3."
    )
    assert report_words(reported(10, 10), (), DAYS[9]) == (
        "The next progress report is due by day 10; the one before is of this day."
    )
    assert report_words(reported(10), (), DAYS[9]) == (
        "A progress report is due: this is day 10 of 10."
    )


def test_a_late_report_is_to_be_written_within_seven_days_of_the_tenth():
    late = "The progress report is late: day 12, due by day 10."
    tenth = DAYS[9]
    assert report_words(reported(12), DAYS, tenth + timedelta(days=7)) == (
        f"{late} It is to be written by 2026-11-17, within 7 days of the tenth."
    )
    assert report_words(reported(12), DAYS, tenth + timedelta(days=8)) == (
        f"{late} It was to be written by 2026-11-17, within 7 days of the tenth."
    )
    assert "2026-11-17" in report_words(reported(12), DAYS[-3:], tenth)
    assert report_words(reported(12), DAYS[-2:], tenth) == late


def phrases(plan=None, episode=None, on=date(2026, 11, 20)):
    episode = replace(episode or Episode(), first_treated_on=date(2026, 10, 1))
    return due_phrases(a_visit(plan_of_care=plan, episode=episode, on=on))


def test_a_list_says_in_few_words_what_is_due():
    assert phrases() == ()
    assert phrases(PLAN) == ()
    assert phrases(UNSIGNED, on=date(2026, 10, 30)) == ("certify by 10-30",)
    assert phrases(UNSIGNED, on=date(2026, 10, 31)) == ("certification late since 10-30",)
    assert phrases(PLAN, on=date(2026, 12, 10)) == ("recertify by 12-23",)
    assert phrases(PLAN, on=date(2026, 12, 24)) == ("plan lapsed 12-23",)
    by_word = replace(UNSIGNED, verbal_on=date(2026, 10, 20))
    assert phrases(by_word, on=date(2026, 10, 21)) == ("sign the verbal order by 11-03",)


def test_a_list_announces_the_report_from_the_eighth_day_on():
    assert phrases(PLAN, reported(7)) == ()
    assert phrases(PLAN, reported(8)) == ("progress report due: day 8 of 10",)
    assert phrases(PLAN, reported(10)) == ("progress report due: day 10 of 10",)
    assert phrases(PLAN, reported(11)) == ("progress report late: day 11",)
    assert phrases(UNSIGNED, reported(19, 10), date(2026, 10, 20)) == (
        "certify by 10-30",
        "progress report due: day 9 of 10",
    )


def test_a_visit_that_nobody_counts_announces_nothing():
    assert due_phrases(a_visit()) == ()
