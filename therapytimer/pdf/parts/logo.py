"""The clinic's logo, at the right of its name."""

# pyright: reportUnknownMemberType=false
# The stubs of ReportLab type the canvas only in part.

from __future__ import annotations

import warnings
from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from therapytimer.pdf.bands import Band
from therapytimer.visit.logo import logo_bytes

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader

    from therapytimer.pdf.canvas import NoteCanvas
    from therapytimer.pdf.story import Story
    from therapytimer.pdf.tags import Node
    from therapytimer.visit.people import Clinic

HEIGHT = 21.0  # of the name and the line below it, so that it costs the page nothing
_WIDEST = 130.0
_APART = 10.0
_MOST_PIXELS = 16_000_000


def beside_logo(story: Story, clinic: Clinic) -> Story:
    """Put the logo at the right edge and give the story that is left beside it.

    A picture that cannot be read is named in the text: it keeps no note from being printed.
    """
    if not clinic.logo:
        return story
    picture = _picture(clinic.logo)
    if picture is None:
        story.paragraph("The clinic's logo could not be read; the note is printed without it.")
        return story
    width, height = _size(picture)
    node = story.root.child("Figure", alt=f"Logo of {clinic.name}" if clinic.name else "Logo")
    place = (story.left + story.width - width, width, height)
    draw = partial(_draw, picture=picture, node=node, place=place)
    story.bands.append(Band(0, draw, stays=True))
    return replace(story, width=story.width - width - _APART)


def _size(picture: ImageReader) -> tuple[float, float]:
    across, down = picture.getSize()
    scale = min(_WIDEST / across, HEIGHT / down)
    return across * scale, down * scale


def _picture(logo: str) -> ImageReader | None:
    """Read the picture whole, so that a damaged one shows here and not on the paper."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    try:
        with warnings.catch_warnings(action="error"), Image.open(BytesIO(logo_bytes(logo))) as one:
            if one.width * one.height > _MOST_PIXELS:
                return None
            # Transparency would need a mask in the file; on white paper it is white.
            flat = Image.new("RGB", one.size, "white")
            whole = one.convert("RGBA")
            flat.paste(whole, mask=whole.getchannel("A"))
    except (OSError, ValueError, SyntaxError, Warning):
        return None
    return ImageReader(flat)


def _draw(
    canvas: NoteCanvas,
    top: float,
    *,
    picture: ImageReader,
    node: Node,
    place: tuple[float, float, float],
) -> None:
    left, width, height = place
    with canvas.part(node):
        canvas.drawImage(picture, left, top - height, width, height)
