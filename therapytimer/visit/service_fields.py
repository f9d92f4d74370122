"""The fields that document a service and a visit, as data for screen, checklist and note."""

from typing import NamedTuple


class ServiceField(NamedTuple):
    """One field: its key in the record, its title, and what belongs into it."""

    key: str
    title: str
    hint: str


EVALUATIONS = ("evaluation", "97161", "97162", "97163", "97165", "97166", "97167")
RE_EVALUATIONS = ("re-evaluation", "97164", "97168")
NEUROMUSCULAR = "97112"

_GENERAL = (
    ServiceField("technique", "Technique", "What was done: activity, body part, dose, cues"),
    ServiceField("response", "Response", "How the patient responded, measured where it can be"),
)

# What payers deny 97112 for when it is missing (billing facts, part 2).
_NEUROMUSCULAR = (
    ServiceField("deficit", "Deficit", "The neuromuscular deficit, where it is and what it limits"),
    ServiceField("technique", "Technique", "The technique or activity, surface, support and cues"),
    ServiceField("response", "Response", "The measured response: seconds, sway, errors, score"),
    ServiceField("goal", "Goal", "Which functional goal it serves and how far it has come"),
)
_EVALUATION = (
    ServiceField("history", "History", "History, prior function and what complicates the case"),
    ServiceField("findings", "Findings", "Tests and measures with their results"),
    ServiceField("decision", "Clinical decision", "What the findings mean and why this level"),
)
_RE_EVALUATION = (
    ServiceField("findings", "Findings", "Tests and measures beside the earlier results"),
    ServiceField("decision", "Clinical decision", "What changed and what the plan becomes"),
)

_BY_CODE = (
    {NEUROMUSCULAR: _NEUROMUSCULAR}
    | dict.fromkeys(EVALUATIONS, _EVALUATION)
    | dict.fromkeys(RE_EVALUATIONS, _RE_EVALUATION)
)

NOTE_FIELDS = (
    ServiceField("subjective", "Subjective", "What the patient reports"),
    ServiceField("assessment", "Assessment", "What the day's treatment shows"),
    ServiceField("skilled_need", "Skilled need", "Why it took the skills of a therapist"),
    ServiceField("plan", "Plan", "What comes next"),
    ServiceField("progress", "Progress report", "Progress toward each goal, due each 10 days"),
)


def fields_of(code: str) -> tuple[ServiceField, ...]:
    """Give the fields that document a code (a code's number, or an undecided evaluation)."""
    return _BY_CODE.get(code, _GENERAL)
