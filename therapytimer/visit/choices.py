"""What clinicians decided at the visits of a day: the latest decision about each thing counts."""

from collections.abc import Sequence

from therapytimer.visit.facts import Decision
from therapytimer.visit.visit import Visit

NO_MODIFIERS = "none"  # the choice that a line bears none; a decision's choice is never empty
BY_THE_RULES = "rules"  # the choice that takes back what was typed
PAIR = "distinct:"
KX, ATTESTED = "kx", "attested"


def chosen(visit: Visit, about: str) -> Decision | None:
    """Give the latest decision about something, or None where nothing was decided."""
    made = [one for one in visit.decisions if one.about == about]
    return max(made, key=lambda one: one.at, default=None)


def tie_choices(
    visits: Sequence[Visit],
) -> dict[tuple[str, ...], tuple[tuple[str, ...], str]]:
    """Give the codes chosen in ties and by whom, by the codes of the tie (sorted)."""
    names = _names(visits)
    return {
        tuple(sorted(codes.split("+"))): (
            tuple(made.choice.split("+")),
            names.get(made.by, made.by),
        )
        for codes, made in latest(visits, "tie:").items()
    }


def choices(visits: Sequence[Visit], kind: str) -> dict[str, tuple[str, str]]:
    """Give the latest choice of each decision of a kind and by whom, by what follows the kind."""
    names = _names(visits)
    return {
        about: (made.choice, names.get(made.by, made.by))
        for about, made in latest(visits, kind).items()
    }


def attested_by(visits: Sequence[Visit]) -> str:
    """Tell who attests that the services are medically necessary, nothing where nobody does."""
    choice, by = choices(visits, KX).get("", ("", ""))
    return by if choice == ATTESTED else ""


def typed_modifiers(visits: Sequence[Visit]) -> dict[str, tuple[tuple[str, ...], str]]:
    """Give the modifiers typed ("59+GP", "none"), by what follows "modifiers:"; "rules" is none."""
    names = _names(visits)
    return {
        line: (
            () if made.choice == NO_MODIFIERS else tuple(made.choice.split("+")),
            names.get(made.by, made.by),
        )
        for line, made in latest(visits, "modifiers:").items()
        if made.choice != BY_THE_RULES
    }


def _names(visits: Sequence[Visit]) -> dict[str, str]:
    return {one.id: one.name for visit in visits for one in visit.clinicians}


def latest(visits: Sequence[Visit], kind: str) -> dict[str, Decision]:
    """Give the latest decision about each thing of a kind, by what follows the kind's name."""
    made = [one for visit in visits for one in visit.decisions if one.about.startswith(kind)]
    return {one.about.removeprefix(kind): one for one in sorted(made, key=lambda one: one.at)}
