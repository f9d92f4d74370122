"""What stands in the place of a signed note, in words, on every page that shows one of the two.

A note that was corrected is frozen: neither its record nor its pages ever say so, since whatever
was added to them would be a change of what was signed. So the document page and the preview say it
above the note, the file's name ends in "-replaced", the message of the export repeats it, and
`verify` tells it with the clinic's data at hand. The correction's own pages name the note before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.pdf.times import instant, local, short_day
from therapytimer.visit.day import is_void

if TYPE_CHECKING:
    from therapytimer.visit.visit import Visit


def replaced_by(later: Visit) -> str:
    """Say what was made of a note by the correction that stands in its place."""
    made = later.correction
    of = f" of {instant(local(made.at, later.timezone))}" if made else ""
    if is_void(later):
        return f"A correction{of} withdraws this note."
    state = "" if later.signatures else " It is not signed yet."
    return f"A correction{of} stands in place of this note.{state}"


def correction_line(visit: Visit) -> str:
    """Say which signed note a visit corrects and why; nothing of one that corrects none."""
    made = visit.correction
    if made is None:
        return ""
    return (
        f"Correction of the signed note of {short_day(made.former.on)}: {made.reason.rstrip('.')}"
    )
