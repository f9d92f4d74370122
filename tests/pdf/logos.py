"""Pictures for the head of a note."""

from io import BytesIO

from PIL import Image, ImageDraw

from therapytimer.visit.logo import logo_text


def a_logo(kind="PNG", size=(420, 120), mode="RGBA"):
    """A made-up logo as text."""
    picture = Image.new(mode, size)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((10, 10, size[1] - 10, size[1] - 10), fill=(10, 97, 92))
    draw.rectangle((size[1] + 10, 40, size[0] - 10, 80), fill=(200, 120, 40))
    return logo_text(content_of(picture, kind))


def content_of(picture, kind):
    """The file of a picture."""
    file = BytesIO()
    picture.save(file, kind)
    return file.getvalue()
