"""What is drawn: lanes, untreated time with its word, and what was typed or edited."""

from datetime import timedelta

import pytest
from builders import CATALOGUE, a_gap, a_mark, a_visit, at

from therapytimer.ui.timeline.lanes import drawing_of
from therapytimer.visit.facts import GapKind, MarkKind

ENDED = a_mark(MarkKind.ENDED, "14:40", "")


def drawn(log, now="15:00", **changes):
    drawing = drawing_of(a_visit(log, **changes), CATALOGUE, at(now))
    assert drawing is not None
    return drawing


def idles(drawing):
    return [f"{one.start:%H:%M}-{one.stop:%H:%M} {one.word}" for one in drawing.idles]


def test_a_visit_without_segments_has_no_scale():
    assert drawing_of(a_visit(""), CATALOGUE, at("15:00")) is None


def test_each_clinician_and_what_nobody_attends_to_has_a_lane():
    drawing = drawn(
        "97110 14:00-14:10 DK, 97014 14:00-14:15 DK, 97112 14:10-14:20 AS, 97140 14:20-14:30 DK+AS",
        marks=(ENDED,),
    )
    assert drawing.lanes == (
        "S. T. D. PT",
        "S. T. D. PT, supervised",
        "S. A. A. PTA",
        "S. T. D. PT, S. A. A. PTA",
    )
    assert [one.lane for one in drawing.blocks] == [0, 1, 2, 3]
    assert (drawing.begin, drawing.end) == (at("14:00"), at("14:30"))


def test_what_runs_reaches_to_now():
    drawing = drawn("97110 14:00-", "14:20")
    (block,) = drawing.blocks
    assert (block.running, block.stop, drawing.idles) == (True, at("14:20"), ())


def test_typed_and_edited_are_told_apart():
    drawing = drawn("97110 14:00-14:10 DK typed, 97112 14:10-14:20 DK corrected", marks=(ENDED,))
    assert [(one.typed, one.edited) for one in drawing.blocks] == [(True, False), (False, True)]


def test_untreated_time_has_its_word():
    drawing = drawn(
        "97110 14:00-14:05, 97112 14:10-14:15, 97140 14:20-14:25, 97116 14:30-14:40",
        marks=(a_mark(clock="14:05", word="rest"), a_mark(clock="14:25", word=""), ENDED),
        gaps=(a_gap("14:15", "14:20"),),
    )
    assert idles(drawing) == [
        "14:05-14:10 rest",
        "14:15-14:20 the computer slept",
        "14:25-14:30 untreated",
    ]


@pytest.mark.parametrize(
    ("kind", "word"),
    [(GapKind.STALL, "the program stood still"), (GapKind.CRASH, "the program was interrupted")],
)
def test_every_kind_of_gap_has_its_word(kind, word):
    gap = a_gap("14:05", "14:10")
    gap = type(gap)(gap.id, gap.visit_id, kind, gap.start, gap.stop, gap.codes)
    log = "97110 14:00-14:05, 97110 14:10-14:40"
    assert idles(drawn(log, marks=(ENDED,), gaps=(gap,))) == [f"14:05-14:10 {word}"]


def test_a_visit_under_way_is_untreated_up_to_now():
    assert idles(drawn("97110 14:00-14:40")) == ["14:40-15:00 untreated"]
    assert idles(drawn("97110 14:00-14:40", marks=(ENDED,))) == []
    assert idles(drawn("97110 14:00-14:40", entered_at=at("14:50"))) == []
    tomorrow = a_visit("97110 14:00-14:40")
    later = drawing_of(tomorrow, CATALOGUE, at("14:00") + timedelta(days=1))
    assert later is not None
    assert later.idles == ()


def test_a_modality_beside_a_pause_is_treated_time():
    log = "97110 14:00-14:10, 97014 14:05-14:30, 97112 14:20-14:40"
    assert idles(drawn(log, marks=(ENDED,))) == []


def test_a_visit_just_begun_has_a_scale():
    drawing = drawn("97110 14:00-", "14:00")
    assert drawing.end - drawing.begin == timedelta(minutes=1)


def test_untreated_time_is_parted_where_a_pause_begins_within_it():
    marks = (a_mark(MarkKind.PAUSE, "14:10", "rest"), a_mark(MarkKind.PAUSE, "14:12", ""))
    drawing = drawn("97110 14:00-14:10 DK, 97112 14:20-14:30 DK", marks=(*marks, ENDED))
    assert idles(drawing)[:2] == ["14:10-14:12 rest", "14:12-14:20 untreated"]
