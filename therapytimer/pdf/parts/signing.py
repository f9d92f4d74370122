"""Addenda and signatures, or the lines to sign on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from therapytimer.pdf.bands import Band
from therapytimer.pdf.styles import BODY, FINE, MUTED, STRONG
from therapytimer.pdf.text import DOT
from therapytimer.pdf.times import instant, local

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from therapytimer.pdf.canvas import NoteCanvas
    from therapytimer.pdf.paper import NotePaper
    from therapytimer.pdf.story import Story
    from therapytimer.pdf.tags import Node
    from therapytimer.pdf.text import Line

_LINE = 28.0  # room to write a name by hand
_DATE_SHARE = 0.3
_LINE_GAP = 16.0


@dataclass(frozen=True, slots=True)
class _Field:
    """A line to write on, with a caption below it."""

    caption: Line
    left: float
    width: float


def write_addenda(story: Story, paper: NotePaper) -> None:
    """Words added after signing, each with its author and time; the note above stands as it was."""
    if not paper.visit.addenda:
        return
    story.heading("Addenda")
    for addendum in paper.visit.addenda:
        kind = _word(addendum, "kind") or "addendum"
        when = _when(addendum, paper.visit.timezone)
        head = f"{kind.capitalize()} by {_author(addendum, paper)}, {when}"
        reason = _word(addendum, "reason")
        story.paragraph(f"{head}: {reason}" if reason else head, STRONG, stays=True)
        story.paragraph(_word(addendum, "text"), BODY)


def write_signatures(story: Story, paper: NotePaper) -> None:
    """Each signature with what it froze; an unsigned note has a line for each who treated."""
    if paper.void and not paper.visit.signatures:
        return
    story.heading("Signature")
    for signature in paper.visit.signatures:
        write_signature(story, signature, _author(signature, paper), paper.visit.timezone)
    if not paper.visit.signatures:
        for clinician_id in _treating(paper):
            write_line(story, paper.who(clinician_id))


def write_signature(
    story: Story, signature: Mapping[str, object], author: str, timezone: str
) -> None:
    """Write who signed, when, and the head of the audit log then."""
    role = _word(signature, "role")
    meaning = f" ({role})" if role else ""
    signed = f"Electronically signed by {author}{meaning}"
    story.paragraph(f"{signed}, {_when(signature, timezone)}", STRONG, stays=True)
    facts = [
        _labelled("NPI", _word(signature, "npi")),
        _labelled("licence", _word(signature, "licence")),
        _labelled("audit head", _word(signature, "audit_head")),
    ]
    if any(facts):
        story.paragraph(DOT.join(filter(None, facts)), FINE)


def _treating(paper: NotePaper) -> Iterator[str]:
    """Who furnished any minute, in order; who the visit names where nobody has yet."""
    by = dict.fromkeys(one for segment in paper.segments for one in segment.by)
    return iter(by or [one.id for one in paper.visit.clinicians])


def write_line(story: Story, name: str) -> None:
    """Draw a line for the name and one for the date, each with what belongs on it below."""
    date_width = story.width * _DATE_SHARE
    name_width = story.width - date_width - _LINE_GAP
    date_left = story.left + name_width + _LINE_GAP
    fields = [
        _Field(story.setter.line(name, FINE, name_width), story.left, name_width),
        _Field(story.setter.line("Date and time", FINE, date_width), date_left, date_width),
    ]
    nodes = [story.root.child("P") for _ in fields]
    draw = partial(_draw_lines, fields=list(zip(fields, nodes, strict=True)))
    story.bands.append(Band(_LINE, draw))


def _draw_lines(canvas: NoteCanvas, top: float, *, fields: Sequence[tuple[_Field, Node]]) -> None:
    y = top - _LINE + 10
    for field, node in fields:
        with canvas.decoration():
            canvas.hairline((field.left, y), (field.left + field.width, y), MUTED)
        with canvas.part(node):
            canvas.text_line(field.caption, field.left, y - 8, FINE)


def _author(fact: Mapping[str, object], paper: NotePaper) -> str:
    name = _word(fact, "name")
    if name:
        return ", ".join(filter(None, (name, _word(fact, "credentials"))))
    return paper.who(_word(fact, "by"))


def _when(fact: Mapping[str, object], timezone: str) -> str:
    written = _word(fact, "at")
    try:
        return instant(local(datetime.fromisoformat(written), timezone))
    except ValueError:
        return written


def _word(fact: Mapping[str, object], key: str) -> str:
    value = fact.get(key)
    return value if isinstance(value, str) else ""


def _labelled(label: str, text: str) -> str:
    return f"{label} {text}" if text else ""
