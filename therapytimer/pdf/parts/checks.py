"""The documentation checklist: what is met, what is missing, what was overridden and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.pdf.story import Column
from therapytimer.pdf.styles import ALERT, BODY, QUIET, STRONG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from therapytimer.pdf.paper import NotePaper
    from therapytimer.pdf.story import Story
    from therapytimer.pdf.styles import Style
    from therapytimer.visit.checklist import Checked

_ADVICE = "advice:"


def write_checks(story: Story, paper: NotePaper) -> None:
    """What is missing or overridden row by row; what is met in one paragraph."""
    known = [one for one in paper.checked if one.met is not None]
    if not known:
        return
    story.heading("Documentation checklist")
    met = [one.title for one in known if one.met]
    rest = [row for one in known if not one.met for row in _rows(one, paper)]
    if rest:
        story.table(_COLUMNS, rest)
        story.space(3)
    if met:
        story.pairs([(f"Met ({len(met)} of {len(known)})", "  ·  ".join(met))], _LABEL_WIDTH)


_LABEL_WIDTH = 70.0
_COLUMNS = (Column("State", 62), Column("Check", 150), Column("What it says", 310))


def _rows(checked: Checked, paper: NotePaper) -> Iterator[list[tuple[str, Style]]]:
    why = _overriding(paper).get(checked.name)
    state = ("overridden", STRONG) if why else ("missing", ALERT)
    messages = "\n".join(dict.fromkeys(one.message for one in checked.findings))
    said = f"{messages}\nOverridden {why}" if why else messages
    yield [state, (checked.title, BODY), (said.strip(), QUIET)]


def _overriding(paper: NotePaper) -> dict[str, str]:
    """Who overrode which advice, and why; the latest word counts."""
    decisions = sorted(paper.visit.decisions, key=lambda one: (one.at, one.id))
    return {
        one.about.removeprefix(_ADVICE): f"by {paper.who(one.by)}: {one.choice}"
        for one in decisions
        if one.about.startswith(_ADVICE)
    }
