"""The documentation checklist: what is met, what is missing, what was overridden and why."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from therapytimer.pdf.styles import ALERT, BODY, FINE, LABEL, STRONG
from therapytimer.pdf.text import DOT
from therapytimer.visit.checklist import tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from therapytimer.pdf.paper import NotePaper
    from therapytimer.pdf.story import Story
    from therapytimer.visit.checklist import Checked
    from therapytimer.visit.facts import Decision

_COLON = ": "
_MISSING, _OVERRIDDEN = "Missing", "Overridden"


def write_checks(story: Story, paper: NotePaper) -> None:
    """Write what is missing or overridden line by line, what is met in one paragraph.

    Where the names of what is met would cost a page, their number in the heading says it.
    """
    known = [one for one in paper.checked if one.met is not None]
    if not known:
        return
    story.heading(f"Documentation checklist: {tally(known).words}")
    met = [one.title for one in known if one.met and not one.overridden]
    missing = [(_MISSING, said) for one in known if not one.met for said in _said(one)]
    overridden = [
        (_OVERRIDDEN, _set_aside(one.title, one.overridden, paper))
        for one in known
        if one.overridden
    ]
    if missing:
        story.pairs(missing, (ALERT, BODY))
    if overridden:
        story.pairs(overridden, (STRONG, BODY))
    if met and not paper.brief:
        story.pairs([(f"{len(met)} met", DOT.join(_grouped(met)))], (LABEL, FINE))


def _grouped(titles: Sequence[str]) -> Iterator[str]:
    """Write what several titles begin with ("97112: ") but once."""
    for start, group in groupby(titles, key=lambda one: one.partition(_COLON)[0]):
        ends = [one.removeprefix(start + _COLON) for one in group]
        yield start if ends == [start] else f"{start}{_COLON}{', '.join(ends)}"


def _said(checked: Checked) -> Sequence[str]:
    return [one.message for one in checked.findings] or [checked.title]


def _set_aside(title: str, decision: Decision, paper: NotePaper) -> str:
    return f"{title}: {decision.choice} ({paper.who(decision.by)})"
