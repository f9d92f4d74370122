"""What was done and why: the words for each code, then those for the visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.billing.codes import UNDECIDED
from therapytimer.visit.day import billed_as
from therapytimer.visit.service_fields import NOTE_FIELDS, ServiceField, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from therapytimer.pdf.paper import NotePaper
    from therapytimer.pdf.story import Story

_TITLE_WIDTH = 92.0


def write_services(story: Story, paper: NotePaper) -> None:
    """Each code with its fields; a code without words is listed all the same."""
    codes = list(_codes(paper))
    if not codes:
        return
    story.heading("Interventions")
    for code in codes:
        pairs = list(_ordered(_words(paper, code), fields_of(code)))
        story.titled_pairs(code, paper.name_of(code), pairs, _TITLE_WIDTH)
        story.space(2)


def write_assessment(story: Story, paper: NotePaper) -> None:
    """Subjective, assessment, plan, and whatever else the visit's note holds."""
    pairs = list(_ordered(paper.visit.note, NOTE_FIELDS))
    if pairs:
        story.heading("Assessment and plan")
        story.pairs(pairs)


def _codes(paper: NotePaper) -> Iterator[str]:
    """Give the codes with minutes by first start, then others that somebody wrote about."""
    minutes = paper.bill.visit_minutes.get(paper.visit.id, {})
    started = dict.fromkeys(paper.code_of(one) for one in paper.segments)
    billed = [code for code in started if minutes.get(code)]
    services = paper.visit.services
    described = [code for code in sorted(services) if any(services[code].values())]
    return iter(dict.fromkeys([*billed, *(billed_as(paper.visit, one) for one in described)]))


def _words(paper: NotePaper, code: str) -> Mapping[str, str]:
    """Give what was written about a code, perhaps before the level of an evaluation was chosen."""
    services = paper.visit.services
    tapped = (one for one in UNDECIDED if billed_as(paper.visit, one) == code)
    return services.get(code) or services.get(next(tapped, ""), {})


def _ordered(words: Mapping[str, str], fields: Sequence[ServiceField]) -> Iterator[tuple[str, str]]:
    """Give the fields with text, in an order that does not depend on how they were stored."""
    titles = {one.key: one.title for one in fields}
    keys = dict.fromkeys([*titles, *sorted(words)])
    return ((titles.get(key) or _title(key), words[key]) for key in keys if words.get(key))


def _title(key: str) -> str:
    return key.replace("_", " ").capitalize()
