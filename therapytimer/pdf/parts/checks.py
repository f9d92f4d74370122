"""The documentation checklist: what is met, what is missing, what was overridden and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.pdf.styles import ALERT, BODY, LABEL, SMALL, STRONG
from therapytimer.pdf.text import DOT

if TYPE_CHECKING:
    from therapytimer.pdf.paper import NotePaper
    from therapytimer.pdf.story import Story
    from therapytimer.visit.checklist import Checked
    from therapytimer.visit.facts import Decision

_MISSING, _OVERRIDDEN = "Missing", "Overridden"


def write_checks(story: Story, paper: NotePaper) -> None:
    """Write what is missing or overridden line by line, what is met in one paragraph."""
    known = [one for one in paper.checked if one.met is not None]
    if not known:
        return
    story.heading("Documentation checklist")
    met = [one.title for one in known if one.met and not one.overridden]
    missing = [(_MISSING, _said(one)) for one in known if not one.met]
    overridden = [
        (_OVERRIDDEN, _set_aside(one.title, one.overridden, paper))
        for one in known
        if one.overridden
    ]
    if missing:
        story.pairs(missing, (ALERT, BODY))
    if overridden:
        story.pairs(overridden, (STRONG, BODY))
    if met:
        story.pairs([(f"Met: {len(met)} of {len(known)}", DOT.join(met))], (LABEL, SMALL))


def _said(checked: Checked) -> str:
    messages = dict.fromkeys(one.message for one in checked.findings)
    return " ".join(messages) or checked.title


def _set_aside(title: str, decision: Decision, paper: NotePaper) -> str:
    return f"{title}: {decision.choice} ({paper.who(decision.by)})"
