"""The record of a report: one JSON shape for the store and for the file in its PDF."""

from collections.abc import Mapping
from datetime import date

from therapytimer.visit.record import people, plan
from therapytimer.visit.record.clinic import clinic_fields, read_clinic
from therapytimer.visit.record.documentation import measure_fields, read_measures
from therapytimer.visit.record.fields import Fields, RecordError, wrong
from therapytimer.visit.reports import Goal, GoalState, Measured, Report, ReportKind

FORMAT = "therapytimer-report/1"
_MOST_DAYS = 100_000


def report_record(report: Report) -> dict[str, object]:
    """Write a report as its record."""
    return {
        "format": FORMAT,
        "id": report.id,
        "kind": report.kind.value,
        "date": report.on.isoformat(),
        "timezone": report.timezone,
        "discipline": report.discipline,
        "clinic": clinic_fields(report.clinic),
        "patient": people.patient_fields(report.patient),
        "clinicians": [people.clinician_fields(report.author)],
        "plan_of_care": plan.plan_fields(report.plan_of_care),
        "treated_on": [one.isoformat() for one in report.treated_on],
        "treatment_day": report.treatment_day,
        "measures": [
            measure_fields(one.measure) | {"on": one.on.isoformat()} for one in report.measures
        ],
        "goals": [
            {"text": one.text, "state": one.state.value, "words": one.words} for one in report.goals
        ],
        "words": dict(report.words),
        "signatures": [dict(one) for one in report.signatures],
    }


def report_of(record: Mapping[str, object]) -> Report:
    """Read a record back; RecordError says in one sentence what is wrong with it."""
    fields = Fields(record)
    if fields.name("format") != FORMAT:
        raise wrong("format", FORMAT, fields.name("format"))
    authors = people.read_clinicians(fields)
    if len(authors) != 1:
        raise RecordError("clinicians must name the one who wrote the report.")
    return Report(
        id=fields.name("id"),
        kind=fields.choice("kind", ReportKind),
        on=fields.day("date"),
        timezone=fields.name("timezone"),
        discipline=fields.name("discipline"),
        patient=people.read_patient(fields),
        author=authors[0],
        clinic=read_clinic(fields),
        plan_of_care=plan.read_plan(fields),
        treated_on=tuple(_days(fields)),
        treatment_day=fields.count("treatment_day", _MOST_DAYS),
        measures=tuple(_measured(fields)),
        goals=tuple(
            Goal(one.name("text"), one.choice("state", GoalState), one.text("words"))
            for one in fields.objects("goals")
        ),
        words=(fields.object("words") or Fields({}, "words")).words(),
        signatures=tuple(one.values for one in fields.objects("signatures")),
    )


def _days(fields: Fields) -> list[date]:
    return [Fields({"day": one}, "treated_on").day("day") for one in fields.texts("treated_on")]


def _measured(fields: Fields) -> list[Measured]:
    days = [one.day("on") for one in fields.objects("measures")]
    return [Measured(one, on) for one, on in zip(read_measures(fields), days, strict=True)]
