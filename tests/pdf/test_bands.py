"""Bands: what stays together, what repeats, and that nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from therapytimer.pdf.bands import Band, paginated

HEAD = Band(3, stays=True)
heights = st.lists(st.tuples(st.integers(1, 40), st.booleans(), st.booleans()), max_size=40)


def test_bands_fill_pages_from_the_top():
    bands = [Band(40), Band(40), Band(40)]
    assert [len(page) for page in paginated(bands, 100)] == [2, 1]


def test_a_band_stays_with_the_next():
    heading, text = Band(10, stays=True), Band(20)
    assert paginated([Band(80), heading, text], 100)[1] == [heading, text]


def test_the_head_of_a_table_stands_again_on_the_next_page():
    row = Band(60, again=(HEAD,))
    assert paginated([HEAD, row, row], 100) == [[HEAD, row], [HEAD, row]]


def test_a_blank_band_is_left_out_at_the_top_of_a_page():
    blank = Band(10, blank=True, stays=True)
    assert paginated([Band(90), blank, Band(20)], 100)[1] == [Band(20)]
    assert paginated([blank], 100) == [[]]


def test_what_is_higher_than_a_page_together_is_placed_band_by_band():
    bands = [Band(60, stays=True), Band(60, stays=True), Band(60)]
    assert [len(page) for page in paginated(bands, 100)] == [1, 1, 1]


@given(heights)
def test_no_band_is_lost_and_no_page_overflows(plan):
    bands = [Band(height, stays=stays, blank=blank) for height, stays, blank in plan]
    pages = paginated(bands, 50)
    placed = [id(band) for page in pages for band in page]
    assert [one for one in placed if one in {id(band) for band in bands if not band.blank}] == [
        id(band) for band in bands if not band.blank
    ]
    assert all(sum(band.height for band in page) <= 50 for page in pages)
