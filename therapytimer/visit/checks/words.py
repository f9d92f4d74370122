"""What words tell a reviewer: a measure, nothing at all, or another code."""

import re
from collections.abc import Mapping

_WORD = re.compile(r"[^\W\d_]+")
# "Balance exercises" alone is generic and denied.
_GENERIC = re.compile(
    r"a|activit(?:y|ies)|adls?|and|as|bad|balance|care|cognitive|daily|decreased|deficits?|"
    r"education|exercises?|for|gait|group|impair\w*|in|living|manual|massage|min|minutes?|neuro\w*|"
    r"of|orthotics?|per|plan|poor|problems?|re|reduced|reeducation|reps?|retraining|self|sensory|sets?|skills?|"
    r"strengthening|stretching|techniques?|the|therapeutic|therapy|therex|to|tolerated|training|"
    r"treatment|walking|weak\w*|with|work|x"
)
_MEASURE = re.compile(
    r"\d|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|twice|once|half)\b",
    re.IGNORECASE,
)
_BLANK = re.compile(r"\[[a-z ]+\]")

# Text that reads like strengthening is paid as 97110.
STRENGTHENING = re.compile(
    r"strength|endurance|resist(?:ance|ed|ive)|theraband|dumbbell|weights?\b|\d\s*(?:lb|kg)s?\b",
    re.IGNORECASE,
)
NEUROMUSCULAR = re.compile(
    r"balance|propriocep|vestibul|coordinat|motor control|postur|kin[ae]esth|stance|foam|tandem|"
    r"weight.?shift|perturbation|facilitat|inhibit|re-?education|timing|sway|reach|dual.?task|"
    r"eyes closed|desensiti|reflex|\bpnf\b|\bndt\b|cue|gaze",
    re.IGNORECASE,
)
# By code, words that only it is likely to hold; each also knows the words of its neighbours below.
_LIKE: Mapping[str, re.Pattern[str]] = {
    code: re.compile(words, re.IGNORECASE)
    for code, words in {
        "97110": (
            r"exercis|strength|stretch|enduranc|range|\brom\b|raise|curl|squat|bridg|press\b|"
            r"exten[ds]|flex|abduct|ergomet|bicycl|bike|treadmill|repetition|\breps?\b|\bsets?\b|"
            r"\d\s*[x\u00d7]\s*\d|resist|putty|tendon|active|alignment|setting|theraband|\bband|weights?\b|step.?up|isometric|aerobic"
        ),
        "97112": NEUROMUSCULAR.pattern,
        "97113": r"water|pool|aqua|buoyan|float|depth|hydro|turbulen",
        "97116": (
            r"gait|walk|ambulat|stride|cadence|stair|kerb|curb|heel strike|step length|crutch|"
            r"\bcane\b|ground|\d\s*m\b"
        ),
        "97124": r"massag|effleurag|petrissag|tapotement|knead|friction|strok",
        "97129": r"memor|attenti|recall|sequenc|problem.solv|executive|plann|calendar|orient",
        "97140": (
            r"mobili[sz]|manipulat|soft.tissue|myofascial|glide|traction|trigger.point|manual|"
            r"lymph|grade|release"
        ),
        "97530": (
            r"transfer|lift|carr[yi]|reach|sit.to.stand|bed mobility|push|pull|overhead|bend|floor|"
            r"box|shelf|climb|task"
        ),
        "97533": r"sensor|vestibular|swing|brush|input|textur|deep pressure|weighted",
        "97535": (
            r"dress|groom|bath|toilet|feed|eating|cook|meal|\badls?\b|home|shower|medicat|button|"
            r"hygiene|kitchen|shoe|sock"
        ),
        "97760": r"splint|ortho|brace|\bdon|wear|strap|fit|prosthe|sock|device|edge",
    }.items()
}
# Cues and timing belong to every code: these words alone make a text read like 97112.
_CLEARLY = {
    "97112": re.compile(
        r"balance|propriocep|vestibul|stance|foam|tandem|weight.?shift|perturbation|sway|gaze|"
        r"eyes closed",
        re.IGNORECASE,
    )
}
# What a reviewer takes each code for where its own words are missing, the likeliest first.
_NEIGHBOURS: Mapping[str, tuple[str, ...]] = {
    "97110": ("97140", "97124", "97112", "97535", "97116"),
    "97112": ("97140", "97124"),
    "97113": ("97110", "97112", "97116"),
    "97116": ("97112", "97110"),
    "97124": ("97140", "97110"),
    "97129": ("97535", "97530"),
    "97140": ("97124", "97110", "97112"),
    "97530": ("97112", "97116", "97535", "97110"),
    "97533": ("97112", "97530"),
    "97535": ("97129", "97530", "97110"),
    "97760": ("97140", "97110"),
}
_SAME_WORDS = {"97130": "97129", "97761": "97760", "97763": "97760"}


def is_generic(text: str) -> bool:
    """Tell whether a text says nothing that is not said of every patient."""
    return all(_GENERIC.fullmatch(word) for word in _WORD.findall(text.lower()))


def holds_measure(text: str) -> bool:
    """Tell whether a text holds a number, in digits or in words."""
    return bool(_MEASURE.search(text))


def blanks(text: str) -> list[str]:
    """List the blanks of phrases that nobody filled ("[side]")."""
    return _BLANK.findall(text)


def reads_like(code: str, text: str) -> str:
    """Name the code that a text reads like where it lacks every word of its own; "" for none."""
    family = _SAME_WORDS.get(code, code)
    own = _LIKE.get(family)
    if own is None or own.search(text):
        return ""
    return next((one for one in _NEIGHBOURS[family] if _clearly(one).search(text)), "")


def _clearly(code: str) -> re.Pattern[str]:
    return _CLEARLY.get(code, _LIKE[code])
