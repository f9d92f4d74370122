"""What the bill leaves to the clinician, as plain questions with one-tap answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from therapytimer.billing.distinct import WITHOUT
from therapytimer.billing.lane_wording import open_finding
from therapytimer.billing.wording import decided_by, joined
from therapytimer.ui.parts.times import clock_time

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from therapytimer.billing.distinct import PairAdvice
    from therapytimer.billing.kx import KxAdvice
    from therapytimer.billing.lane_lines import Doubt
    from therapytimer.billing.units import Tie

KX = "kx"  # the name of the decision
ATTESTED = "attested"


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to decide: the choice that is recorded, its words, and whether it holds now."""

    choice: str
    words: str
    holds: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to decide.

    `about` names the decision; `evidence` are facts, one a line; `settled` is whether the clinician
    has decided (an answer may hold before that, by the program's rule).
    """

    about: str
    title: str
    sentence: str
    answers: tuple[Answer, ...]
    settled: bool
    evidence: tuple[str, ...] = ()


def tie_question(tie: Tie) -> Question:
    """Ask which of the tied codes has the last unit."""
    answers = tuple(
        Answer("+".join(choice_after(tie, code)), code, code in tie.given_to) for code in tie.among
    )
    return Question(
        about=f"tie:{'+'.join(sorted(tie.among))}",
        title="A tie for the last unit" if tie.units == 1 else f"A tie for {tie.units} units",
        sentence=f"Each of these may have it: every way is right. Now {decided_by(tie)}.",
        answers=answers,
        settled=tie.chosen_by is not None,
    )


def choice_after(tie: Tie, code: str) -> tuple[str, ...]:
    """Say which codes have the tie's units once `code` is to have one of them.

    The code takes the place of the one that was given its unit last, as many units as there are.
    """
    kept = [one for one in tie.given_to if one != code]
    return tuple(sorted([code, *kept][: tie.units]))


def pair_question(advice: PairAdvice, choices: Mapping[str, str], zone: str) -> Question:
    """Ask whether two codes were distinct; only where a modifier may say so."""
    chosen = choices.get(advice.about, "")
    offered = ((advice.proposed, f"{advice.proposed} on {advice.line}"), (WITHOUT, "No modifier"))
    answers = tuple(Answer(choice, words, choice == chosen) for choice, words in offered)
    return Question(
        about=advice.about,
        title=joined(advice.pair),
        sentence=advice.sentence,
        answers=answers,
        settled=bool(chosen),
        evidence=_blocks(advice, zone),
    )


def _blocks(advice: PairAdvice, zone: str) -> tuple[str, ...]:
    """Give the measured time of each code of a pair."""
    lines: list[str] = []
    for code in advice.pair:
        times = ", ".join(
            f"{clock_time(span.start, zone)} to {clock_time(span.stop, zone)}"
            for span in advice.blocks
            if span.code == code
        )
        lines.append(f"{code}: {times or 'no measured time'}")
    return tuple(lines)


def lane_question(doubt: Doubt) -> Question:
    """Ask how many units bear no CQ or CO where no published rule decides."""
    units = (doubt.units, doubt.offered)
    return Question(
        about=f"lanes:{doubt.code}",
        title=f"{doubt.code}: units without {doubt.modifier}",
        sentence=open_finding(doubt.code, units, doubt.because, doubt.modifier),
        answers=tuple(
            Answer(str(plain), f"{plain} of {doubt.units}", plain == doubt.plain_units)
            for plain in doubt.offered
        ),
        settled=doubt.chosen_by is not None,
    )


def kx_question(codes: Sequence[str], advice: KxAdvice, choices: Mapping[str, str]) -> Question:
    """Ask to attest what KX says; for a second payer it stands on that payer's claim alone."""
    attested = choices.get(KX) == ATTESTED
    claim = f", on the claim to {advice.second}" if advice.second else ""
    return Question(
        about=KX,
        title=f"KX on {joined(codes)}{claim}",
        sentence=advice.sentence,
        answers=(Answer(ATTESTED, "Attested" if attested else "I attest it", attested),),
        settled=attested,
        evidence=("KX says that the services are medically necessary.",),
    )
