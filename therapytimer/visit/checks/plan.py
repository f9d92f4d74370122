"""Checks of the plan of care and of the progress report."""

from therapytimer.visit.checks.context import Context, Missing, Result
from therapytimer.visit.due import REPORT_DAYS, ReportState, plan_of, report_standing
from therapytimer.visit.visit import Episode


def plan_in_order(context: Context) -> Result:
    """See that the plan of care is established, not late, not lapsed; pending is nothing wrong."""
    found = plan_of(context.visit)
    return [] if found.in_order else [Missing(f"{found.words} {found.fix}".rstrip(), "plan")]


def plan_complete(context: Context) -> Result:
    """See that the plan names goals, type, amount, frequency and duration."""
    plan = context.visit.plan_of_care
    if plan is None:
        return None
    parts = {
        "long-term goals": any(goal.strip() for goal in plan.goals),
        "type": plan.type.strip(),
        "amount": plan.amount.strip(),
        "frequency": plan.frequency.strip(),
        "duration": plan.duration.strip(),
    }
    missing = [name for name, filled in parts.items() if not filled]
    return [Missing(f"The plan of care lacks {', '.join(missing)}.", "plan")] if missing else []


def progress_reported(context: Context) -> Result:
    """See that a therapist reports progress at least once every 10 treatment days."""
    if context.visit.note.get("progress", "").strip():
        return _report_by_therapist(context)
    episode = context.visit.episode or Episode()
    state = report_standing(episode).state
    if state is ReportState.UNKNOWN:
        words = f"The treatment day is {day_words(episode)}: type how many days came before."
        return [Missing(words, "patient.episode")]
    if state not in {ReportState.DUE, ReportState.LATE}:
        return []
    words = f"A progress report is due: {day_words(episode)}, one at least every {REPORT_DAYS}."
    return [Missing(words, "report")]


def _report_by_therapist(context: Context) -> Result:
    visit = context.visit
    treated = {name for one in visit.segments for name in one.by}
    if any(not one.assistant for one in visit.clinicians if one.id in treated):
        return []
    return [Missing("A progress report is the therapist's to write.", "note.progress")]


def day_words(episode: Episode) -> str:
    """Tell the treatment day with its source: "day 9 (6 typed on 2026-11-03, 3 here)"."""
    if episode.treatment_day is None:
        return f"unknown before {episode.known_from}" if episode.known_from else "unknown"
    words = f"day {episode.treatment_day}"
    if episode.typed_on is None and episode.discharged_on is not None:
        return f"{words} (counted since the discharge of {episode.discharged_on})"
    if episode.typed_on is None:
        return words
    here = max(episode.treatment_day - episode.typed_days, 0)
    return f"{words} ({episode.typed_days} typed on {episode.typed_on}, {here} here)"
