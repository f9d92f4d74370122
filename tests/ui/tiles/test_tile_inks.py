"""Contrast on the tiles, in every state and every set of colours."""

import pytest
from ui.look.test_colours import ratio

from therapytimer.ui.look.colours import ALL
from therapytimer.ui.tiles.inks import inks_for

STATES = ("idle", "running", "stopped", "unsaved")


@pytest.fixture(params=ALL, ids=lambda colours: colours.name)
def colours(request):
    return request.param


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("is_down", [False, True])
def test_words_and_digits_stand_out_from_the_tile(colours, state, is_down):
    ink = inks_for(state, colours, is_down=is_down)
    assert ratio(ink.text, ink.fill) >= 4.5
    assert ratio(ink.muted, ink.fill) >= 4.5
    assert ratio(ink.digits, ink.fill) >= (3 if is_down else 4.5)  # large, and for a moment
    assert ratio(ink.on_band, ink.band) >= 4.5


@pytest.mark.parametrize("state", STATES)
def test_digits_stand_out_from_the_hatching_of_typed_minutes(colours, state):
    ink = inks_for(state, colours, is_down=False)
    assert ratio(ink.digits, ink.hatch) >= 3


@pytest.mark.parametrize("state", STATES)
def test_the_edge_of_a_tile_stands_out_from_the_page(colours, state):
    ink = inks_for(state, colours, is_down=False)
    assert max(ratio(ink.edge, colours.window), ratio(ink.fill, colours.window)) >= 3
    if state == "idle":
        assert ratio(ink.edge, colours.window) >= 3
