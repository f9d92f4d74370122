"""Every drawing renders in the colour asked for; the style sheet's copies match their drawing."""

import pytest
from PySide6.QtGui import QColor

from therapytimer.paths import resource
from therapytimer.ui.look.colours import ALL
from therapytimer.ui.look.icons import coloured, icon, pixmap

NAMES = sorted(path.stem for path in resource("icons").glob("*.svg"))
WANTED = {
    "play", "stop", "pause", "undo", "redo", "plus", "search", "lock", "people", "export", "back",
    "warning", "check", "gap", "sleep", "note", "settings", "history", "sun", "day-end",
    "user-switch",
}  # fmt: skip


def test_the_drawings_that_the_screens_need_are_there():
    assert set(NAMES) >= WANTED


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_takes_the_colour_asked_for(qapp, name):
    picture = pixmap(name, "#ff0000", 48).toImage()
    painted = [
        picture.pixelColor(x, y)
        for x in range(48)
        for y in range(48)
        if picture.pixelColor(x, y).alpha() == 255
    ]
    assert painted
    assert set(map(QColor.name, painted)) == {"#ff0000"}


def test_a_drawing_is_sharp_on_a_fine_screen(qapp):
    picture = pixmap("play", "#000000", 24, 2.0)
    assert (picture.width(), picture.deviceIndependentSize().width()) == (48, 24)


def test_a_drawing_is_rendered_once(qapp):
    first, second = pixmap("stop", "#123456", 24), pixmap("stop", "#123456", 24)
    assert first.cacheKey() == second.cacheKey()


def test_an_icon_holds_sizes_for_fine_screens(qapp):
    assert max(size.width() for size in icon("undo", "#000000", 20).availableSizes()) == 60


def test_a_missing_drawing_is_named(qapp):
    with pytest.raises(FileNotFoundError, match="no-such-thing"):
        icon("no-such-thing", "#000000")


@pytest.mark.parametrize("colours", ALL, ids=lambda colours: colours.name)
@pytest.mark.parametrize(
    ("name", "role"),
    [("check", "on_accent"), ("chevron-down", "text"), ("plus", "text"), ("minus", "text")],
)
def test_the_style_sheets_copies_match_drawing_and_colours(colours, name, role):
    copy = resource(f"icons/controls/{colours.name}/{name}.svg").read_text(encoding="utf-8")
    assert copy == coloured(name, getattr(colours, role))
