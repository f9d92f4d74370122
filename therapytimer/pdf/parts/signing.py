"""Addenda and signatures, or the lines to sign on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, cast

from therapytimer.pdf.bands import Band
from therapytimer.pdf.seal import summary
from therapytimer.pdf.styles import ALERT, BODY, FINE, MUTED, STRONG
from therapytimer.pdf.text import DOT
from therapytimer.pdf.times import instant, local
from therapytimer.visit.day import bill_fields
from therapytimer.visit.signing import HASH, Role, is_frozen, waits_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from therapytimer.pdf.canvas import NoteCanvas
    from therapytimer.pdf.paper import NotePaper
    from therapytimer.pdf.story import Story
    from therapytimer.pdf.tags import Node
    from therapytimer.pdf.text import Line

_LINE = 28.0  # room to write a name by hand
_DATE_SHARE = 0.3
_LINE_GAP = 16.0
_SHORT = 12  # digits of a hash that are enough to tell records apart
_OTHER_RULES = (
    "The rules of this program give another bill than the one that was signed: "
    "the signed one stands in the attached record."
)


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
        write_addendum(story, addendum, paper)


def write_addendum(story: Story, addendum: Mapping[str, object], paper: NotePaper) -> None:
    """Write one addendum: what it is, by whom, when and why, its words, and its hash."""
    kind = _word(addendum, "kind") or "addendum"
    written = when(addendum, paper.visit.timezone)
    head = f"{kind.capitalize()} by {author_of(addendum, paper)}, {written}"
    reason = _word(addendum, "reason")
    story.paragraph(f"{head}: {reason}" if reason else head, STRONG, stays=True)
    story.paragraph(_word(addendum, "text"), BODY)
    _write_facts(story, [_labelled("hash", _word(addendum, HASH)[:_SHORT]), *_of_log(addendum)])


def write_signatures(story: Story, paper: NotePaper) -> None:
    """Each signature with what it froze; an unsigned note has a line for each who treated."""
    if paper.void and not paper.visit.signatures:
        return
    story.heading("Signature")
    for signature in paper.visit.signatures:
        write_signature(story, signature, author_of(signature, paper), paper.visit.timezone)
    waits = waits_for(paper.visit)
    if waits is not None:
        story.paragraph(f"Co-signature outstanding: {author_of(waits, paper)}", ALERT)
    if _bills_otherwise(paper):
        story.paragraph(_OTHER_RULES, ALERT)
    if not paper.visit.signatures:
        for clinician_id in _treating(paper):
            write_line(story, paper.who(clinician_id))


def write_signature(
    story: Story, signature: Mapping[str, object], author: str, timezone: str
) -> None:
    """Write who signed, when, what, and the head of the audit log then."""
    role = _word(signature, "role")
    verb = "co-signed" if role == Role.COSIGNER else "signed"
    meaning = f" ({role})" if role and role != Role.COSIGNER else ""
    signed = f"Electronically {verb} by {author}{meaning}"
    story.paragraph(f"{signed}, {when(signature, timezone)}", STRONG, stays=True)
    facts = [
        _labelled("NPI", _word(signature, "npi")),
        _labelled("licence", _word(signature, "licence")),
        _labelled("record", ", ".join(hashes(signature))),
        *_of_log(signature),
    ]
    _write_facts(story, facts)


def _write_facts(story: Story, facts: Iterable[str]) -> None:
    known = [fact for fact in facts if fact]
    if known:
        story.paragraph(DOT.join(known), FINE)


def hashes(signature: Mapping[str, object]) -> Iterator[str]:
    """Give the hashes of what was signed, short: enough to tell records apart."""
    records = signature.get("records")
    if isinstance(records, list | tuple):
        yield from (str(one)[:_SHORT] for one in cast("Sequence[object]", records))


def _of_log(fact: Mapping[str, object]) -> Iterator[str]:
    """Give the end of the clinic's audit log at the time, short, with its number of entries."""
    entries, head = fact.get("audit_entries"), _word(fact, "audit_head")
    if head:
        count = f" ({entries:,} entries)" if isinstance(entries, int) else ""
        yield f"audit head {head[:_SHORT]}{count}"


def _bills_otherwise(paper: NotePaper) -> bool:
    """Whether the rules of this program give another bill than the one that was signed."""
    if paper.void or not is_frozen(paper.visit):
        return False
    try:
        kept = summary(cast("Mapping[str, object]", paper.visit.extra["bill"]))
    except (KeyError, TypeError):
        return True
    return kept != summary(bill_fields(paper.bill))


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


def author_of(fact: Mapping[str, object], paper: NotePaper) -> str:
    """Name who signed or wrote, as it stands by value."""
    name = _word(fact, "name")
    if name:
        return ", ".join(filter(None, (name, _word(fact, "credentials"))))
    return paper.who(_word(fact, "by"))


def when(fact: Mapping[str, object], timezone: str) -> str:
    """Write when somebody signed or wrote, by the wall clock there and then."""
    written = _word(fact, "at")
    try:
        at = datetime.fromisoformat(written)
        return instant(local(at, _word(fact, "timezone") or timezone))
    except (ValueError, KeyError, OSError):  # no instant, or a zone that nobody knows
        return written


def _word(fact: Mapping[str, object], key: str) -> str:
    value = fact.get(key)
    return value if isinstance(value, str) else ""


def _labelled(label: str, text: str) -> str:
    return f"{label} {text}" if text else ""
