"""The clinic's logo, as it stands in a record: a PNG or JPEG picture in base64."""

from __future__ import annotations

import base64
import binascii

MOST_BYTES = 1_000_000
PAPERS = ("letter", "a4")
_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def logo_text(content: bytes) -> str:
    """Write a picture as text; ValueError in one sentence for what can be no logo."""
    if len(content) > MOST_BYTES:
        size = len(content) / MOST_BYTES
        raise ValueError(f"The picture has {size:.1f} MB; a logo has at most 1 MB.")
    if not content.startswith(_BEGINNINGS):
        raise ValueError("The file is not a picture; expected a PNG or a JPEG.")
    return base64.b64encode(content).decode("ascii")


def logo_bytes(text: str) -> bytes:
    """Read the picture back; ValueError in one sentence where it is none."""
    try:
        content = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("The logo is no base64; expected a PNG or a JPEG in base64.") from None
    logo_text(content)
    return content
