"""What was done and why: the words for each code, then those for the visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.billing.codes import UNDECIDED
from therapytimer.billing.services import STIMULATION
from therapytimer.pdf.styles import BODY, QUIET, STRONG
from therapytimer.pdf.table import Column, write_table
from therapytimer.pdf.text import DOT
from therapytimer.pdf.times import short_day
from therapytimer.visit.day import billed_as
from therapytimer.visit.service_fields import NOTE_FIELDS, ServiceField, fields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from therapytimer.pdf.paper import NotePaper
    from therapytimer.pdf.story import Story
    from therapytimer.pdf.table import Texts
    from therapytimer.visit.measures import Measure

_TITLE_WIDTH = 92.0
_FEW = 3  # measures


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


def write_measures(story: Story, paper: NotePaper) -> None:
    """Write what was measured, beside last time's values: a few in running text, many in a table.

    A usual visit has two or three, and its note has one page.
    """
    measures = paper.visit.measures
    if len(measures) <= _FEW:
        said = [f"{one.title} {one.shown}{_bracketed(_before(one))}" for one in measures]
        story.pairs([("Measures", DOT.join(said))] if said else [])
        return
    story.heading("Measures")
    columns = (Column("Measure", 4), Column("This visit", 2), Column("Before", 5))
    write_table(story, columns, (_measured(one) for one in measures))


def _measured(measure: Measure) -> Sequence[Texts]:
    return [[(measure.title, BODY)], [(measure.shown, STRONG)], [(_before(measure), QUIET)]]


def _before(measure: Measure) -> str:
    on = f" on {short_day(measure.before_on)}" if measure.before_on else ""
    return f"{measure.shown_before}{on}, {measure.change}" if measure.shown_before else ""


def _bracketed(text: str) -> str:
    return f" ({text})" if text else ""


def write_assessment(story: Story, paper: NotePaper) -> None:
    """Subjective, assessment, plan, and whatever else the visit's note holds."""
    pairs = list(_ordered(paper.visit.note, NOTE_FIELDS))
    if pairs:
        story.heading("Assessment and plan")
        story.pairs(pairs)


def _codes(paper: NotePaper) -> Iterator[str]:
    """Give the codes with minutes in the order of the bill, then others somebody wrote about."""
    minutes = paper.bill.visit_minutes.get(paper.visit.id, {})
    started = dict.fromkeys(paper.code_of(one) for one in paper.segments)
    billed = sorted((code for code in started if minutes.get(code)), key=_place_on_bill(paper))
    services = paper.visit.services
    described = [code for code in sorted(services) if any(services[code].values())]
    return iter(dict.fromkeys([*billed, *(billed_as(paper.visit, one) for one in described)]))


def _place_on_bill(paper: NotePaper) -> Callable[[str], int]:
    """Tell where a code stands on the bill; stimulation stands there by the payer's number."""
    order = list(dict.fromkeys(line.code for line in paper.bill.lines))

    def place(code: str) -> int:
        number = paper.visit.payer.stimulation if code == STIMULATION else code
        return order.index(number) if number in order else len(order)

    return place


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
