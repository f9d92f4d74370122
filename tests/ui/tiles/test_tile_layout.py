"""Where things stand on a tile, for every size it can take."""

from itertools import combinations

import pytest

from therapytimer.ui.tiles.layout import CAP_HEIGHT, lay_out

MM_SS, H_MM_SS = 2.95, 3.9
SIZES = [
    (124, 124),
    (124, 400),
    (153, 124),
    (192, 338),
    (243, 165),
    (243, 338),
    (381, 494),
    (900, 300),
]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("digits", [MM_SS, H_MM_SS])
def test_nothing_overlaps_and_nothing_leaves_the_tile(size, scale, digits):
    at = lay_out(*size, scale, digits)
    parts = [at.code, at.badge, at.name, at.digits, at.detail, at.band]
    assert all(at.body.contains(part) for part in parts if not part.isEmpty())
    for one, other in combinations(parts, 2):
        assert one.intersected(other).isEmpty()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("digits", [MM_SS, H_MM_SS])
def test_the_digits_fit_the_place_kept_for_them(size, scale, digits):
    at = lay_out(*size, scale, digits)
    assert at.digit_pixels * digits <= at.digits.width()
    assert at.digit_pixels * CAP_HEIGHT <= at.digits.height()


@pytest.mark.parametrize("size", SIZES)
def test_the_digits_are_the_largest_thing_on_a_tile(size):
    at = lay_out(*size, 1.0, MM_SS)
    assert at.digit_pixels > at.code_pixels > at.small_pixels


def test_digits_fill_the_width_of_an_upright_tile():
    at = lay_out(243, 338, 1.0, MM_SS)
    assert at.digit_pixels * MM_SS > 243 * 0.85


@pytest.mark.parametrize("size", SIZES)
def test_larger_text_never_makes_words_smaller(size):
    small, large = lay_out(*size, 1.0, MM_SS), lay_out(*size, 2.0, MM_SS)
    assert (large.code_pixels, large.small_pixels) >= (small.code_pixels, small.small_pixels)


def test_a_key_can_be_read_from_the_table():
    assert lay_out(243, 338, 1.0, MM_SS).badge.height() >= 36


def test_a_low_tile_gives_up_the_detail_before_the_name():
    low = lay_out(243, 165, 1.0, MM_SS)
    assert low.name.height() > 0
    assert low.detail.height() == 0


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("size", [(153, 124), (220, 132), (225, 145), (268, 156), (460, 124)])
def test_larger_text_takes_no_name_away(size, scale):
    assert lay_out(*size, scale, MM_SS).name.height() > 0


def test_a_tall_tile_has_room_for_a_name_of_two_lines():
    at = lay_out(243, 338, 1.0, MM_SS)
    assert at.name.height() >= at.small_pixels * 2.6


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("digits", [MM_SS, H_MM_SS])
def test_digits_do_not_touch_the_name_above_them(size, scale, digits):
    at = lay_out(*size, scale, digits)
    if at.name.height():
        assert at.digits.top() - at.name.bottom() >= at.small_pixels * 0.2
