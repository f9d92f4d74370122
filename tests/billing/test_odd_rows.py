"""Rows of PTP files that are not quite as the others: taken where they are sound, else refused."""

import pytest
from billing.edit_samples import (
    MEDICAID_HEADING,
    PTP_HEADING,
    WHY,
    medicaid_row,
    pairs,
    ptp,
    read,
    row,
)

from therapytimer.billing.edit_files import _grouped
from therapytimer.billing.ptp_files import PtpReader


def odd(*fields, **more):
    """Write a row with blanks around its codes and date."""
    return row(*fields, **more).replace("\t", " \t ", 3)


@pytest.mark.parametrize("indicator", ["0", "1", "9"])
def test_every_indicator_is_taken(indicator):
    (edit,) = ptp(odd(indicator=indicator)).edits
    assert edit.indicator == int(indicator)


def test_an_odd_row_is_kept_for_either_of_its_codes_alone():
    rows = (odd("97140", "11111"), odd("11111", "97140"), odd("11111", "22222"))
    part = ptp(*rows, wanted=["97140"])
    assert pairs(part) == [("97140", "11111"), ("11111", "97140")]
    assert part.rows == 3


@pytest.mark.parametrize("code", ["X1234", "1234X", "AX12X"])
def test_no_letter_of_a_code_is_lost(code):
    assert pairs(ptp(odd(code, "97140"), odd("97140", code))) == [(code, "97140"), ("97140", code)]
    assert pairs(ptp(row(code, "97140"))) == [(code, "97140")]


@pytest.mark.parametrize(
    ("spoiled", "fault"),
    [
        (odd(effective="20201301"), "has '20201301' where a date like 20240701 is expected"),
        (row("11111", "22222", "2020"), "has '2020' where a date like 20240701 is expected"),
        (row().replace("\t\t", "\t\t\t"), "has 8 columns; expected 7"),
        (row("9" * 20, "97140"), f"has the number '{'9' * 20}' where a code"),
        (row("-" * 30 + "x"), f"has '{'-' * 30}' where a code of 5 digits"),
    ],
)
def test_a_spoiled_row_is_refused_whether_wanted_or_not(spoiled, fault):
    with pytest.raises(ValueError, match=rf"^part\.txt line 8 {fault}"):
        ptp(row(), spoiled, row())


@pytest.mark.parametrize("year", ["2026", "97140"])
def test_a_number_alone_on_a_line_belongs_to_the_heading(year):
    assert ptp(f"{year}\r\n", row()).rows == 1


def test_two_codes_alone_are_a_row_of_two_columns():
    with pytest.raises(ValueError, match=r"^part\.txt line 7 has 2 columns; expected 7\.$"):
        ptp("97012\t97140\r\n", row())


def test_a_heading_may_be_broken_within_its_words():
    broken = (
        PTP_HEADING.replace("Column1/Column2 ", "")
        .replace("Column 1", "Column\r\n1")
        .replace("Column 2", "Column\r\n2")
    )
    assert read(broken + row()).rows == 1


def test_a_first_row_without_heading_is_refused_in_a_whole_sentence():
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole sentence is compared below
        read(row().replace(WHY, "Column 1"))
    assert str(refused.value) == (
        "part.txt line 1 is the first row, but no heading with 'Column 1' and 'Column 2' stands "
        "before it."
    )


def test_a_later_chunk_has_the_columns_of_the_first():
    reader = PtpReader("part.txt", ["97140"])
    reader.feed((PTP_HEADING + row()).encode())
    with pytest.raises(ValueError, match=r"^part\.txt line 8 has 6 columns; expected 7\.$"):
        reader.feed(medicaid_row().encode())


def test_a_later_chunk_has_no_heading():
    reader = PtpReader("part.txt", ["97140"])
    reader.feed((MEDICAID_HEADING + medicaid_row()).encode("latin-1"))
    with pytest.raises(ValueError, match=r"^part\.txt line 5 has 1 columns; expected 6\.$"):
        reader.feed(b"more\r\n" + medicaid_row().encode())


def test_a_line_may_be_of_64_kilobytes():
    with pytest.raises(ValueError, match="holds no row"):
        read(PTP_HEADING + "x" * 65_536)
    with pytest.raises(ValueError, match="has no end"):
        read(PTP_HEADING + "x" * 65_537)


@pytest.mark.parametrize(
    ("sizes", "joined"),
    [([3] * 9, [12, 12, 3]), ([5] * 5, [10, 10, 5]), ([12, 1], [12, 1]), ([], [])],
)
def test_small_chunks_are_joined_until_they_are_big(monkeypatch, sizes, joined):
    monkeypatch.setattr("therapytimer.billing.edit_files._CHUNK_BYTES", 10)
    chunks = [bytes([65 + place]) * size for place, size in enumerate(sizes)]
    found = list(_grouped(chunks))
    assert [len(each) for each in found] == joined
    assert b"".join(found) == b"".join(chunks)
