"""The fields that document a service and a visit, as data for screen, checklist and note.

Which payer asks what of which code: Pub. 100-02 ch. 15 §220.3 for every service, and what the
reviews of each code look for. The keys stand in records and never change.
"""

from typing import NamedTuple


class ServiceField(NamedTuple):
    """One field: its key in the record, its title, and what belongs into it.

    The checklist asks for every `needed` one; a `standing` one may say the same at each visit.
    """

    key: str
    title: str
    hint: str
    needed: bool = True
    standing: bool = False


EVALUATIONS = ("evaluation", "97161", "97162", "97163", "97165", "97166", "97167")
RE_EVALUATIONS = ("re-evaluation", "97164", "97168")
NEUROMUSCULAR = "97112"

DEFICIT, TECHNIQUE, RESPONSE, GOAL = "deficit", "technique", "response", "goal"
_STANDING_KEYS = frozenset({DEFICIT, GOAL, "history", "profile"})


def _deficit(title: str, hint: str) -> ServiceField:
    return ServiceField(DEFICIT, title, hint, needed=False, standing=True)


def _technique(hint: str, title: str = "Technique") -> ServiceField:
    return ServiceField(TECHNIQUE, title, hint)


def _response(hint: str, title: str = "Response") -> ServiceField:
    return ServiceField(RESPONSE, title, hint)


_GENERAL = (
    _technique("What was done: activity, body part, dose, cues"),
    _response("How the patient responded, measured where it can be"),
)
# What payers deny 97112 for when it is missing (billing facts, part 2).
_NEUROMUSCULAR = (
    ServiceField(
        DEFICIT,
        "Deficit",
        "The neuromuscular deficit, where it is and what it limits",
        standing=True,
    ),
    _technique("The technique or activity, surface, support and cues"),
    _response("The measured response: seconds, sway, errors, score"),
    ServiceField(
        GOAL, "Goal", "Which functional goal it serves and how far it has come", standing=True
    ),
)
_EXERCISE = (
    _deficit("Impairment", "What is lacking: strength, range, endurance, flexibility, and where"),
    _technique("Each exercise with muscle or joint, sets, repetitions, load, cues", "Exercises"),
    _response("Repetitions done, range reached, quality, pain, measured where it can be"),
)
_AQUATIC = (
    _deficit("Why in water", "What buoyancy or warmth allows that land does not yet"),
    _technique("Activities, depth, support, repetitions, cues"),
    _response("Tolerance and performance, and what carried over to land"),
)
_GAIT = (
    _deficit("Gait deviation", "Which deviation, in which phase, and what it limits"),
    _technique("Surface, distance, device, assistance, cues; stairs and kerbs", "Gait training"),
    _response("Distance, speed, assistance, deviations after cueing"),
)
_MASSAGE = (
    _deficit("Tissue finding", "Spasm, oedema or adherence, where, and what it limits"),
    _technique("Strokes, area, depth, position", "Strokes and area"),
    _response("Tone, girth, pain or range before and after"),
)
_COGNITION = (
    _deficit("Cognitive deficit", "Attention, memory, planning: which, and what it limits"),
    _technique("The compensatory strategy taught, the task, the cues", "Strategy and task"),
    _response("Accuracy, number and kind of cues, carry-over"),
)
_MANUAL = (
    _deficit("Restriction", "Which joint or tissue is restricted, in which direction"),
    _technique("Hands-on technique, joint or tissue, direction, grade"),
    _response("Range, pain or end feel before and after"),
)
_GROUP = (
    _technique("What the group did, how many took part", "Group activity"),
    ServiceField(
        "part", "This patient's part", "What this patient did and was shown", needed=False
    ),
    _response("How this patient responded, measured where it can be"),
)
_ACTIVITIES = (
    _deficit("Functional limit", "Which activity is limited, and how"),
    _technique("The functional task: lifting, reaching, transfer; load, height, cues", "Task"),
    _response("Assistance, repetitions, load or time, and quality"),
)
_SENSORY = (
    _deficit("Processing deficit", "Which sensory processing is disturbed, and what it limits"),
    _technique("Input given, setting, dose, the adaptive response sought", "Input and setting"),
    _response("Adaptive responses, time on task, reactions"),
)
_SELF_CARE = (
    _deficit("Activity limited", "Which daily activity is limited, and why"),
    _technique("Activity trained, equipment, adaptation, who was taught", "Training"),
    _response("Assistance level, steps done alone, return demonstration"),
)
_WHEELCHAIR = (
    _deficit("Mobility need", "Why a wheelchair, and what limits its use"),
    _technique("Fitting, propulsion, transfers, surfaces, pressure relief", "Fitting and training"),
    _response("Distance, assistance, posture, skin"),
)
_PERFORMANCE = (
    _technique("Which test, by which protocol, and what question it answers", "Test"),
    _response("Each result with its number and what is expected", "Results"),
    ServiceField(
        "decision", "What it means", "How the results change the plan of care", needed=False
    ),
)
_ORTHOSIS = (
    _deficit("Why the orthosis", "Which body part, what it supports, protects or limits"),
    _technique("Assessment, fitting, donning, wearing schedule, use", "Fitting and training"),
    _response("Fit, skin, function with it, return demonstration"),
)
_PROSTHESIS = (
    _deficit("Limb and prosthesis", "Level of the amputation, which prosthesis, what is limited"),
    _technique("Donning, weight bearing, function trained, skin checks", "Training"),
    _response("Wearing time, assistance, skin, function with it"),
)
_LATER_ORTHOSIS = (
    _deficit("What changed", "Fit, skin, swelling or function since the last time"),
    _technique("What was adjusted and trained anew", "Adjustment and training"),
    _response("Fit, skin and function afterwards"),
)
_EVALUATION = (
    ServiceField(
        "history", "History", "History, prior function and what complicates the case", standing=True
    ),
    ServiceField("findings", "Findings", "Tests and measures with their results"),
    ServiceField("decision", "Clinical decision", "What the findings mean and why this level"),
)
_PT_EVALUATION = (
    *_EVALUATION[:2],
    ServiceField(
        "presentation", "Presentation", "Stable, evolving or unstable, and why", needed=False
    ),
    _EVALUATION[2],
)
_OT_EVALUATION = (
    ServiceField(
        "profile",
        "Occupational profile",
        "Roles, routines and what matters to the patient",
        needed=False,
        standing=True,
    ),
    *_EVALUATION,
)
_RE_EVALUATION = (
    ServiceField("findings", "Findings", "Tests and measures beside the earlier results"),
    ServiceField("decision", "Clinical decision", "What changed and what the plan becomes"),
)

_BY_CODE = {
    NEUROMUSCULAR: _NEUROMUSCULAR,
    "97110": _EXERCISE,
    "97113": _AQUATIC,
    "97116": _GAIT,
    "97124": _MASSAGE,
    "97129": _COGNITION,
    "97130": _COGNITION,
    "97140": _MANUAL,
    "97150": _GROUP,
    "97530": _ACTIVITIES,
    "97533": _SENSORY,
    "97535": _SELF_CARE,
    "97542": _WHEELCHAIR,
    "97750": _PERFORMANCE,
    "97760": _ORTHOSIS,
    "97761": _PROSTHESIS,
    "97763": _LATER_ORTHOSIS,
    "evaluation": _EVALUATION,
    **dict.fromkeys(("97161", "97162", "97163"), _PT_EVALUATION),
    **dict.fromkeys(("97165", "97166", "97167"), _OT_EVALUATION),
    **dict.fromkeys(RE_EVALUATIONS, _RE_EVALUATION),
}

NOTE_FIELDS = (
    ServiceField("subjective", "Subjective", "What the patient reports"),
    ServiceField("assessment", "Assessment", "What the day's treatment shows"),
    ServiceField("skilled_need", "Skilled need", "Why it took the skills of a therapist"),
    ServiceField("plan", "Plan", "What comes next"),
    ServiceField(
        "progress",
        "Progress report",
        "Progress toward each goal, due each 10 days",
        needed=False,
    ),
)


def fields_of(code: str) -> tuple[ServiceField, ...]:
    """Give the fields that document a code (a code's number, or an undecided evaluation)."""
    return _BY_CODE.get(code, _GENERAL)


def title_of(name: str) -> str:
    """Give the title of a field by its name in the record, a service's with its code in front."""
    place, _, key = name.rpartition(".")
    code = place.removeprefix("services").removeprefix("note").removeprefix(".")
    known = {one.key: one.title for one in (fields_of(code) if code else NOTE_FIELDS)}
    title = known.get(key) or key.replace("_", " ").capitalize()
    return f"{code} {title[:1].lower()}{title[1:]}" if code else title


def is_standing(name: str) -> bool:
    """Tell whether a field by its name in the record may say the same at each visit."""
    return name.startswith("services.") and name.rpartition(".")[2] in _STANDING_KEYS
