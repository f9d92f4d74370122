"""Bad records are refused in one sentence that says what, where and what was expected."""

import json

import pytest
from builders import (
    CATALOGUE,
    PAYERS,
    a_decision,
    a_documented_visit,
    a_gap,
    a_mark,
    a_record,
    a_visit,
)

from therapytimer.visit.facts import Answer, GapAnswer
from therapytimer.visit.record import (
    RecordError,
    raw_records,
    read_records,
    records_text,
    visit_of,
)

MISSING = object()


def read_bytes(content):
    return read_records(content, CATALOGUE, PAYERS)


def sample():
    visit = a_documented_visit(
        gaps=(a_gap(),),
        answers=(
            Answer(
                "answer",
                "visit-one",
                "gap-14:10",
                GapAnswer.CONTINUED,
                "DK",
                a_mark().at,
            ),
        ),
        marks=(a_mark(),),
        decisions=(a_decision("evaluation", "97161"),),
    )
    record = a_record(visit)
    record["clock_changes"] = [{"kind": "clock", "at": "2026-11-20T14:00:00Z"}]
    record["codes"] = [
        {
            "number": "20560",
            "name": "dry needling",
            "basis": "untimed",
            "contact": "one_on_one",
            "disciplines": ["PT"],
        }
    ]
    return record


def changed(path, value):
    """Give the sample record with the field at `path` ("segments.0.stop") replaced."""
    record = sample()
    *way, last = path.split(".")
    target = record
    for step in way:
        target = target[int(step) if isinstance(target, list) else step]
    last = int(last) if isinstance(target, list) else last
    if value is MISSING:
        del target[last]
    else:
        target[last] = value
    return record


def refusal(record):
    with pytest.raises(RecordError) as caught:
        visit_of(record, CATALOGUE, PAYERS)
    text = str(caught.value)
    assert "\n" not in text
    assert len(text) < 300
    return text


def test_the_sample_itself_is_taken():
    assert visit_of(sample(), CATALOGUE, PAYERS).id == "visit-one"


@pytest.mark.parametrize(
    "path",
    [
        "format",
        "id",
        "date",
        "timezone",
        "discipline",
        "patient",
        "patient.name",
        "patient.born_on",
        "payer",
        "clinicians",
        "clinicians.0.id",
        "clinicians.0.name",
        "segments",
        "segments.0.code",
        "segments.0.start",
        "gaps.0.kind",
        "gaps.0.answered_by",
        "gaps.0.answered_at",
        "decisions.0.choice",
        "codes.0.number",
        "codes.0.basis",
        "pauses.0.at",
    ],
)
@pytest.mark.parametrize("value", [MISSING, None])
def test_a_required_field_that_is_missing_is_named(path, value):
    place = path.replace(".0", "[0]")
    assert refusal(changed(path, value)).startswith(f"{place} is missing; expected")


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("format", "therapytimer-visit/2", "format is version 2 of the visit record; this program"),
        ("format", "visits", "format is 'visits'; expected therapytimer-visit/1."),
        ("format", 7, "format is 7; expected text."),
        ("id", "  ", "id is empty; expected text."),
        ("id", 17, "id is 17; expected text."),
        ("date", "20 November", "date is '20 November'; expected a day such as 2026-11-20."),
        ("date", "20261120", "date is '20261120'; expected a day"),
        ("date", "0001-01-01", "date is '0001-01-01'; expected a day"),
        ("date", 20261120, "date is 20261120; expected a day"),
        ("date", "2026-11-21", "date is 2026-11-21, but the first segment starts on 2026-11-20"),
        ("timezone", "Mars/Olympus", "timezone is 'Mars/Olympus'; expected a name such as"),
        ("timezone", "America", "timezone is 'America'; expected a name"),
        ("timezone", "../../etc/passwd", "timezone is '../../etc/passwd'; expected a name"),
        ("timezone", "A\0", "timezone is 'A\\x00'; expected a name"),
        ("discipline", "MD", "discipline is 'MD'; expected one of PT, OT, SLP, DC."),
        ("discipline", ["PT"], "discipline is a list; expected one of PT, OT, SLP, DC."),
        ("patient", "Sample", "patient is 'Sample'; expected an object."),
        ("patient.born_on", "1950-02-30", "patient.born_on is '1950-02-30'; expected a day"),
        ("patient.diagnoses", "R26.81", "patient.diagnoses is 'R26.81'; expected a list."),
        ("patient.diagnoses", [1], "patient.diagnoses[0] is 1; expected text."),
        ("payer", {"name": "Sample"}, "payer: Payer field 'rule' is missing."),
        ("payer.rule", "eights", "payer: Payer field 'rule' must be one of medicare, midpoint"),
        ("clinicians.1.id", "DK", "Two of clinicians have the id 'DK'; expected different ids."),
        ("clinicians.0.assistant", "no", "clinicians[0].assistant is 'no'; expected true or false"),
        ("clinicians.0.npi", True, "clinicians[0].npi is true; expected text."),
        ("segments", {}, "segments is an object; expected a list."),
        ("segments.1", None, "segments[1] is None; expected an object."),
        ("segments.1.id", "visit-one-segment-0", "Two of segments have the id"),
        ("segments.0.code", "97999", "segments[0].code is '97999'; expected a billing code"),
        ("segments.0.start", "2026-11-20T14:00:00", "segments[0].start is '2026-11-20T14:00:00'"),
        ("segments.0.start", "noon", "segments[0].start is 'noon'; expected an instant with its"),
        ("segments.0.start", 5, "segments[0].start is 5; expected an instant"),
        ("segments.0.start", "0001-01-01T00:00:00+23:00", "segments[0].start is '0001"),
        (
            "segments.0.start",
            "2026-11-20T14:00:00.000500Z",
            "segments[0].start is '2026-11-20T14:00:00.000500Z'; expected an instant in whole mill",
        ),
        (
            "segments.0.stop",
            "2026-11-20T13:59:59Z",
            "segments[0].stop is 2026-11-20T13:59:59Z, before its start 2026-11-20T14:00:00Z",
        ),
        (
            "segments.0.stop",
            "2026-11-20T14:30:00Z",
            "segments[1] (97110, 2026-11-20T14:24:30Z to 2026-11-20T14:40:00Z) overlaps segmen",
        ),
        ("segments.0.stop", None, "segments[1] (97110, 2026-11-20T14:24:30Z to"),
        ("segments.0.by", [], "segments[0].by is empty; expected who treated."),
        ("segments.0.by", ["DK", "ZZ"], "segments[0].by names 'ZZ', who is not among the clinici"),
        ("segments.0.origin", "guess", "segments[0].origin is 'guess'; expected one of stopwatch"),
        ("segments.0.origin", "corrected", "segments[0] is corrected without a reason; expected"),
        ("gaps.0.kind", "nap", "gaps[0].kind is 'nap'; expected one of sleep, stall, crash."),
        ("gaps.0.stop", "2026-11-20T14:00:00Z", "gaps[0].stop is 2026-11-20T14:00:00Z, before its"),
        ("gaps.0.codes", ["1"], "gaps[0].codes is '1'; expected a billing code"),
        ("gaps.0.restarted", 1, "gaps[0].restarted is 1; expected true or false."),
        ("gaps.0.answer", "maybe", "gaps[0].answer is 'maybe'; expected one of not treatment"),
        ("gaps.0.answer", "ended at another time", "gaps[0].ended_at is missing; expected"),
        ("gaps.0.answered_by", "ZZ", "gaps[0].answered_by names 'ZZ', who is not among"),
        (
            "clock_changes.0.kind",
            "pause",
            "clock_changes[0].kind is 'pause'; expected clock or zon",
        ),
        ("pauses.0.word", 3, "pauses[0].word is 3; expected text."),
        ("void", True, "void is true; expected an object."),
        ("decisions.0.by", "ZZ", "decisions[0].by names 'ZZ', who is not among the clinicians"),
        ("decisions.0.choice", "97999", "decisions[0] is '97999'; expected a billing code"),
        ("decisions.0.about", "quantity:97112", "decisions[0].choice is '97161'; expected a whole"),
        ("decisions.0.about", "tie:97112+1", "decisions[0] is '1'; expected a billing code"),
        ("services", {"97999": {}}, "services is '97999'; expected a billing code"),
        ("services", {"97112": None}, "services.97112 is missing; expected an object."),
        ("services.97112.deficit", 4, "services.97112.deficit is 4; expected text."),
        ("note.plan", [], "note.plan is a list; expected text."),
        ("corrects", "visit-one", "corrects names the record itself; expected the id of another"),
        (
            "episode.treatment_day",
            -1,
            "episode.treatment_day is -1; expected a whole number from 0",
        ),
        (
            "episode.treatment_day",
            10**9,
            "episode.treatment_day is 1000000000; expected a whole nu",
        ),
        ("episode.treatment_day", True, "episode.treatment_day is true; expected a whole number"),
        ("episode.treatment_day", 1.5, "episode.treatment_day is 1.5; expected a whole number"),
        ("codes.0.number", "Needle", "codes[0]: A code begins with its number"),
        ("codes.0.name", "dry; needling", "codes[0]: "),
        ("codes.0.name", "dry  needling", "codes[0] is not a code as a clinic writes it"),
        ("codes.0.basis", "hour", "codes[0]: The time basis must be timed or untimed"),
        ("signatures", [1], "signatures[0] is 1; expected an object."),
        ("unknown", "half \ud83d", "unknown holds half a character (a lone surrogate); expected"),
        ("patient.\udc00", 1, "patient holds half a character"),
        (
            "unknown",
            {"deep": [float("inf")]},
            "unknown.deep[0] is inf; expected a number that JSON",
        ),
    ],
)
def test_a_wrong_value_is_named_with_its_place(path, value, told):
    text = refusal(changed(path, value))
    assert text.startswith(told), text


def test_a_patient_needs_an_id_or_a_record_number():
    record = changed("patient.id", None)
    assert visit_of(record, CATALOGUE, PAYERS).patient.id == ""
    record["patient"]["record_number"] = " "
    assert refusal(record) == "patient has neither id nor record_number; expected one of them."


def test_a_quantity_is_a_whole_number_from_1_to_999():
    for choice in ("0", "-1", "1.5", "1000", "²", "x", "07", "1" * 5000):
        record = a_record(a_visit(decisions=(a_decision("quantity:95851", choice),)))
        assert "expected a whole number from 1 to 999." in refusal(record)
    record = a_record(a_visit(decisions=(a_decision("quantity:95851", "12"),)))
    assert visit_of(record, CATALOGUE, PAYERS).decisions[0].choice == "12"


def test_a_value_nested_too_deep_is_refused():
    deep = []
    for _ in range(200):
        deep = [deep]
    assert "is nested deeper than 40 levels." in refusal(changed("unknown", deep))


def test_supervised_segments_may_run_beside_others():
    record = a_record(a_visit("97112 14:00-14:20, G0283 14:05-14:20"))
    assert len(visit_of(record, CATALOGUE, PAYERS).segments) == 2


@pytest.mark.parametrize(
    "text",
    [
        "<b",
        "a & b",
        "a\x00\x07\x1b[31mb",
        "x" * 20_000,
        "تمرين التوازن",
        "平衡训练",
        "balance 🦵🏽",
        "'; DROP TABLE visit; --",
    ],
)
def test_any_text_is_taken_as_it_is(text):
    visit = a_documented_visit(note={"subjective": text}, services={"97112": {"deficit": text}})
    assert read_bytes(records_text([visit])) == (visit,)


# Files.


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "The file is not whole JSON: Expecting value at line 1, column 1."),
        (b'{"format": "thera', "The file is not whole JSON: Unterminated string"),
        (b'[\n{"id": 1,', "at line 2, column 10."),
        (b"\xff\xfe[", "The file is not UTF-8 text (byte 0); expected JSON in UTF-8."),
        (b'{"name": "\xe4"}', "The file is not UTF-8 text (byte 10)"),
        (b"[]", "The list is empty; expected at least one visit record."),
        (b"17", "The file holds no visit record; expected one record or a list of them."),
        (b"null", "The file holds no visit record"),
        (b"[{}, 7]", "Record 2 is 7; expected an object."),
        (b"{}", "format is missing; expected text."),
        (b"[{}]", "Record 1 (id 'missing'): format is missing; expected text."),
        (b'{"a": NaN}', "The file holds NaN, which is no number; expected JSON."),
        (b'{"a": -Infinity}', "The file holds -Infinity, which is no number"),
        (b'{"a": 1e999}', "The file holds '1e999', a number too large."),
        (b'{"a": 1.5}', "format is missing"),
        (b"9" * 5_000, "The file holds a number with too many digits."),
        (b"[" * 200_000, "The file is nested too deeply; expected visit records."),
        (b'{"id": "a", "id": "b"}', "A field stands twice in one object: 'id'."),
    ],
)
def test_a_file_that_holds_no_records_is_refused(content, told):
    with pytest.raises(RecordError) as caught:
        read_bytes(content)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_one_bad_record_of_ten_thousand_is_named_by_position_and_id():
    record = sample()
    records = [record | {"id": f"visit-{number}"} for number in range(1, 10_001)]
    records[4016] = changed("segments.0.code", "97999") | {"id": "visit-4017"}
    with pytest.raises(RecordError) as caught:
        read_bytes(json.dumps(records).encode())
    told = "Record 4,017 (id 'visit-4017'): segments[0].code is '97999'; expected a billing code"
    assert str(caught.value).startswith(told)


def test_two_records_with_one_id_are_refused_both_named():
    with pytest.raises(RecordError, match="Records 1 and 3 have the same id 'visit-one'"):
        read_bytes(records_text([a_visit(), a_visit(id="other"), a_visit(case="knee")]))


def test_one_record_and_a_list_are_read_alike():
    visit = a_visit()
    single = json.dumps(a_record(visit)).encode("utf-8-sig")  # as some editors save it
    assert read_bytes(single) == read_bytes(records_text([visit])) == (visit,)


def test_a_bad_record_alone_is_not_numbered():
    with pytest.raises(RecordError, match=r"^segments\[0\]\.code is '97999'"):
        read_bytes(json.dumps(changed("segments.0.code", "97999")).encode())


def test_raw_records_are_the_objects_as_they_stand_there():
    content = records_text([a_visit(), a_visit(id="other")], {"other": {"units": 2}})
    assert [(one["id"], one["bill"]) for one in raw_records(content)] == [
        ("visit-one", None),
        ("other", {"units": 2}),
    ]


@pytest.mark.parametrize(
    ("about", "choice", "expected"),
    [
        ("lanes:97110", "one", "the number of units without CQ or CO, such as 1."),
        ("lanes:97110", "-1", "the number of units without CQ or CO, such as 1."),
        ("modifiers:97110", "", 'modifiers with + between, such as "59+GP", or "none".'),
        ("modifiers:97110", "GP++KX", 'modifiers with + between, such as "59+GP", or "none".'),
        ("modifiers:97110:assistant", "GP KX", 'modifiers with + between, such as "59+GP", or'),
    ],
)
def test_choices_without_their_form_are_refused(about, choice, expected):
    record = a_record(a_visit(decisions=(a_decision(about, choice),)))
    said = refusal(record)
    assert said.startswith("decisions[0]")
    assert expected in said or "is empty" in said


@pytest.mark.parametrize(
    ("about", "choice"),
    [
        ("lanes:97110", "0"),
        ("modifiers:97110", "none"),
        ("modifiers:97110", "gp+KX"),
        ("modifiers:97110:assistant", "59"),
        ("advice:distinct", "any reason + whatever,\non two lines"),
    ],
)
def test_a_choice_that_contradicts_the_rules_stays(about, choice):
    record = a_record(a_visit(decisions=(a_decision(about, choice),)))
    assert visit_of(record, CATALOGUE, ()).decisions[0].choice == choice
