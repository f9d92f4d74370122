"""What a record holds of changes to it: former times, the note corrected, the visits pooled."""

from collections.abc import Callable

from therapytimer.visit.edits import Edit
from therapytimer.visit.record.fields import Fields
from therapytimer.visit.record.log import instant_text, read_segments, segment_fields
from therapytimer.visit.visit import Correction, Visit

Write = Callable[[Visit], dict[str, object]]
Read = Callable[[Fields], Visit]


def amendment_fields(visit: Visit, record_of: Write) -> dict[str, object]:
    """Write what there is; what is absent leaves no field."""
    written: dict[str, object] = {}
    if visit.edits:
        written["edits"] = [_edit_fields(one) for one in visit.edits]
    if visit.correction is not None:
        written["correction"] = _correction_fields(visit.correction, record_of)
    if visit.pooled:
        written["pooled"] = [record_of(one) for one in visit.pooled]
    return written


def _correction_fields(correction: Correction, record_of: Write) -> dict[str, object]:
    return {
        "reason": correction.reason,
        "by": correction.by,
        "name": correction.name,
        "at": instant_text(correction.at),
        "former": record_of(correction.former),
    }


def read_correction(record: Fields, visit_of: Read) -> Correction | None:
    """Read why the record corrects another one, and what that one said; None if it does not."""
    fields = record.object("correction")
    if fields is None:
        return None
    return Correction(
        reason=fields.name("reason"),
        by=fields.name("by"),
        name=fields.name("name"),
        at=fields.instant("at"),
        former=visit_of(fields.the_object("former")),
    )


def _edit_fields(edit: Edit) -> dict[str, object]:
    moved: dict[str, object] = {"moved": True} if edit.moved else {}
    return {
        "id": edit.id,
        "at": instant_text(edit.at),
        "by": edit.by,
        "reason": edit.reason,
        "segments": [segment_fields(one) for one in edit.was],
        "now": list(edit.now),
        **moved,
    }


def read_edits(record: Fields, visit_id: str) -> tuple[Edit, ...]:
    """Read the edits; absent is none."""
    return tuple(
        Edit(
            id=fields.name("id"),
            at=fields.instant("at"),
            by=fields.text("by"),
            reason=fields.text("reason"),
            was=read_segments(fields, visit_id),
            now=fields.texts("now"),
            moved=fields.flag("moved"),
        )
        for fields in record.objects("edits")
    )
