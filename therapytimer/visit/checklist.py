"""The documentation checklist: the list of checks is data, and one function runs it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from therapytimer.billing.bill import Bill
from therapytimer.billing.codes import Catalogue
from therapytimer.billing.findings import Finding, Level
from therapytimer.visit.checks import (
    alternating,
    cloning,
    denials,
    log,
    neuromuscular,
    note,
    people,
    plan,
    visit_counts,
)
from therapytimer.visit.checks.context import Context, Result
from therapytimer.visit.choices import chosen
from therapytimer.visit.day import is_void
from therapytimer.visit.facts import Decision
from therapytimer.visit.visit import Visit


@dataclass(frozen=True, slots=True)
class Check:
    """One duty: its name (as in "advice:NAME"), its title on screen and paper, and how it is run.

    `run` gives what is missing, nothing where the duty is met, None where it does not apply.
    """

    name: str
    title: str
    run: Callable[[Context], Result]
    level: Level = Level.ADVISES


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of one check: `met` is None where it does not apply.

    `overridden` is the decision that set its advice aside; its `choice` is the reason, which the
    note prints. The check then counts as met and has no findings.
    """

    name: str
    title: str
    met: bool | None
    findings: tuple[Finding, ...] = ()
    overridden: Decision | None = None


# Billing facts, part 2 (Pub. 100-02 ch. 15 §220.3). These block signing, and nothing else does.
_BLOCKING = (
    Check("stopwatch", "Every stopwatch is stopped", log.stopwatch_stopped, Level.BLOCKS),
    Check("gaps", "Every gap is answered", log.gaps_answered, Level.BLOCKS),
    Check("overlap", "No minute is counted twice", log.no_overlap, Level.BLOCKS),
    Check("level", "The evaluation has its level", log.level_chosen, Level.BLOCKS),
    Check("evaluator", "A therapist evaluated", log.evaluated_by_therapist, Level.BLOCKS),
    Check("clinician", "Clinician with credentials", people.clinician_identified, Level.BLOCKS),
    Check("codes", "A billing code has time", log.has_services, Level.BLOCKS),
)
_ADVISING = (
    Check("date", "Date of treatment", log.date_is_right),
    Check("patient", "Patient identified", people.patient_identified),
    Check("present", "Everyone present named", people.everyone_named),
    Check("given", "Words meant for this patient", people.words_read_again),
    Check("diagnosis", "Diagnosis", people.diagnosis_given),
    Check("minutes", "Timed code minutes and total treatment time", log.minutes_recorded),
    Check("services", "Each service in words that match its code", note.services_documented),
    Check("97112-deficit", "97112: specific deficit", neuromuscular.deficit_specific),
    Check("97112-technique", "97112: specific technique", neuromuscular.technique_specific),
    Check("97112-minutes", "97112: one-on-one minutes apart", neuromuscular.minutes_apart),
    Check("97112-response", "97112: measured response and goal", neuromuscular.response_measured),
    Check("97112-plan", "97112: current signed plan", neuromuscular.plan_current),
    Check("specific", "Words that say what was done", note.specific),
    Check("reads-like", "Words of the code that is billed", note.reads_as_billed),
    Check("measured", "A measure in each response", note.responses_measured),
    Check("goal", "A goal of the plan mentioned", note.goal_mentioned),
    Check("blanks", "No blank left in a phrase", note.blanks_filled),
    Check("cloned", "Words of this day", cloning.not_cloned),
    Check("subjective", "Subjective", note.filled("subjective", "Subjective")),
    Check("assessment", "Assessment", note.filled("assessment", "Assessment")),
    Check("skilled-need", "Skilled need", note.filled("skilled_need", "Skilled need")),
    Check("plan", "Plan for the next visit", note.filled("plan", "Plan")),
    Check("plan-of-care", "Plan of care current and signed", plan.plan_in_order),
    Check("plan-content", "Plan of care complete", plan.plan_complete),
    Check("frequency", "No more visits than the plan orders", visit_counts.week_in_plan),
    Check("authorised", "Visits authorised by the payer", visit_counts.visits_authorised),
    Check("alternating", "One patient at a time", alternating.no_alternation),
    Check("progress", "Progress report", plan.progress_reported),
    Check("necessity", "Words that show medical necessity", denials.necessity_told),
    Check("distinct", "Distinct services with their modifier", denials.distinct_settled),
    Check("reconcile", "Units that follow from the minutes", denials.minutes_reconciled),
    Check("threshold", "Yearly threshold and KX", denials.threshold_attested),
)
CHECKS: tuple[Check, ...] = _BLOCKING + _ADVISING
# Duties that come with the payer that has a threshold, be it the second: its name stands before.
_OF_THRESHOLD_PAYER = frozenset({"plan-of-care", "plan-content", "progress"})


def checklist(
    visit: Visit, bill: Bill, catalogue: Catalogue, others: Iterable[Visit] = ()
) -> tuple[Checked, ...]:
    """Run every check on a visit; `bill` is the day's bill with this visit in it.

    `others` are visits that may share the patient or a clinician with it: overlaps with them
    block too. On a void visit nothing applies.
    """
    minutes = bill.visit_minutes.get(visit.id, {})
    context = Context(visit, catalogue.with_own(visit.codes), minutes, bill, tuple(others))
    if is_void(visit):
        return tuple(Checked(check.name, check.title, None) for check in CHECKS)
    return tuple(_run(check, context) for check in CHECKS)


def findings(checked: Iterable[Checked]) -> tuple[Finding, ...]:
    """Give everything found, in the order of the checks."""
    return tuple(finding for one in checked for finding in one.findings)


def blocks_signing(checked: Iterable[Checked]) -> tuple[Finding, ...]:
    """Give the findings that block signing; none means that the note may be signed."""
    return tuple(one for one in findings(checked) if one.level is Level.BLOCKS)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many duties are met, how many set aside, and what is found; screen and paper alike."""

    met: int
    set_aside: int
    found: int

    @property
    def words(self) -> str:
        """Say it: "21 met, 1 set aside, 3 to look at"."""
        aside = f", {self.set_aside} set aside" if self.set_aside else ""
        return f"{self.met} met{aside}, {self.found} to look at"


def tally(checked: Iterable[Checked]) -> Tally:
    """Count a checklist."""
    every = tuple(checked)
    aside = sum(one.overridden is not None for one in every)
    met = sum(one.met is True for one in every)
    return Tally(met - aside, aside, len(findings(every)))


def _run(check: Check, context: Context) -> Checked:
    missing = check.run(context)
    if missing is None:
        return Checked(check.name, check.title, None)
    told = context.as_second if check.name in _OF_THRESHOLD_PAYER else str
    found = tuple(Finding(check.name, check.level, told(one.message), one.where) for one in missing)
    checked = Checked(check.name, check.title, not found, found)
    override = chosen(context.visit, f"advice:{check.name}")
    if not found or check.level is Level.BLOCKS or override is None:
        return checked
    return replace(checked, met=True, findings=(), overridden=override)
