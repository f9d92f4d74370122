"""Edit files: the real layouts are read in any chunks, every other is refused in one sentence."""

from datetime import date
from itertools import count

import pytest
from billing.edit_samples import (
    MEDICAID_HEADING,
    MUE_HEADING,
    PTP_HEADING,
    WHY,
    big_file,
    medicaid_row,
    pairs,
    ptp,
    read,
    row,
)
from hypothesis import given
from hypothesis import strategies as st

from therapytimer.billing import edit_files
from therapytimer.billing.edit_files import EditFile, StoppedError, read_edit_file
from therapytimer.billing.edit_import import table_of
from therapytimer.billing.edits import Edit, EditTable
from therapytimer.billing.mue import Mue, MueTable
from therapytimer.billing.ptp_files import PtpPart

TWO = (row(), row("97140", "97124", "19960101", "20191231", "0"))
MUE = MUE_HEADING + (
    '97110,6,3 Date of Service Edit: Clinical,"Clinical:\r\nData"\r\n'
    "97161,1,2 Date of Service Edit: Policy,Code\r\n\r\n"
    "A4590,12,1 Line Edit,Nature\r\n"
)


def test_a_row_becomes_an_edit():
    part = ptp(*TWO)
    assert part.edits == (
        Edit("97012", "97140", date(2020, 1, 1), None, 1),
        Edit("97140", "97124", date(1996, 1, 1), date(2019, 12, 31), 0),
    )
    assert (part.name, part.rows, part.medicaid) == ("part.txt", 2, False)


def test_either_wanted_code_keeps_a_row_with_all_its_periods():
    rows = (
        row("97140", "11111"),
        row("11111", "97140"),
        row("97140", "11111", "19970101", "20001231", "9"),
        row("11111", "22222"),
        row("22222", "97141"),
    )
    part = ptp(*rows, wanted=["97140"])
    assert pairs(part) == [("97140", "11111"), ("11111", "97140"), ("97140", "11111")]
    assert part.rows == 5


@given(st.integers(1, 700))
def test_chunks_of_any_size_give_the_same(size):
    assert ptp(*TWO, size=size) == ptp(*TWO)


def test_a_heading_longer_than_a_chunk_is_read(monkeypatch):
    monkeypatch.setattr("therapytimer.billing.edit_files._CHUNK_BYTES", 150)
    assert ptp(*TWO, size=150) == ptp(*TWO)


def test_line_feeds_alone_will_do():
    text = (PTP_HEADING + "".join(TWO)).replace("\r\n", "\n")
    assert read(text).edits == ptp(*TWO).edits


def test_medicaid_leaves_a_column_out_and_the_deletion_blank():
    part = read(MEDICAID_HEADING + medicaid_row() + medicaid_row(deleted="20231231"))
    assert part.medicaid
    assert [edit.deleted_on for edit in part.edits] == [None, date(2023, 12, 31)]


def test_blanks_quotes_and_empty_lines_do_no_harm():
    odd = f' 97012 \t"97140"\t\t20200101 \t* \t1\t{WHY}\r\n'
    part = ptp(odd, "\r\n", odd.replace("97140", "11111").replace("97012", "22222"))
    assert part.edits == ptp(row()).edits
    assert part.rows == 2


def test_a_last_line_without_end_is_whole_where_its_rationale_is_known():
    assert len(ptp(row(), row().rstrip()).edits) == 2
    odd = f"97012 \t97140\t\t20200101\t*\t1\t{WHY}"
    assert len(ptp(odd + "\r\n", row().rstrip()).edits) == 2


@pytest.mark.parametrize("cut", [1, 10, 20, len(WHY), len(WHY) + 6, len(row()) - 3])
def test_a_file_cut_in_the_middle_is_refused(cut):
    with pytest.raises(ValueError, match=r"^part\.txt line 8 is cut off: the file ends"):
        ptp(row(), row()[: -2 - cut])


def test_a_single_row_without_end_is_refused():
    with pytest.raises(ValueError, match=r"^part\.txt line 7 is cut off"):
        ptp(row().rstrip())


DATES = "where a date like 20240701 is expected"


@pytest.mark.parametrize(
    ("spoiled", "fault"),
    [
        (row().replace("\t", "    "), "has spaces where tabs are expected: use the file as down"),
        (row().replace("\t", ","), "has commas where tabs are expected: use the file as down"),
        (row("100"), "has the number '100' where a code of 5 characters is expected: a spread"),
        (row(column2="100"), "has the number '100' where a code of 5 characters is expected"),
        (row(column2="97140.0"), "has the number '97140.0' where a code of 5 characters is"),
        (row("1E+05"), "has the number '1E\\+05' where"),
        (row(column2="1E+05"), "has the number '1E\\+05' where"),
        (row("97-12"), "has '97-12' where a code of 5 digits and letters is expected"),
        (row("ABCDE6"), "has 'ABCDE6' where a code of 5 digits and letters is expected"),
        (row(effective="2020"), f"has '2020' {DATES}"),
        (row(effective="2020010x"), f"has '2020010x' {DATES}"),
        (row(effective="20201301"), f"has '20201301' {DATES}"),
        (row(effective="2020W101"), f"has '2020W101' {DATES}"),
        (row(deleted="2020"), f"has '2020' {DATES}"),
        (row(indicator="2"), "has the modifier indicator '2'; expected 0, 1 or 9"),
        (row().replace("\t", "", 1), "has 6 columns; expected 7"),
        ("Total\r\n", "has 1 columns; expected 7"),
    ],
)
def test_a_spoiled_row_is_refused_by_its_line(spoiled, fault):
    with pytest.raises(ValueError, match=rf"^part\.txt line 8 {fault}"):
        ptp(row(), spoiled, row())


@pytest.mark.parametrize(
    ("spoiled", "fault"),
    [
        (row().replace("\t", " "), "has spaces where tabs are expected"),
        (row().replace("\t", ","), "has commas where tabs are expected"),
        ("97012\t97140\t20200101\t*\t1\r\n", "has 5 columns; expected 7"),
        (row("100", "97140"), "has the number '100'"),
        (row("97012.0", "1.0E+05"), "has the number '97012.0'"),
    ],
)
def test_a_spoiled_first_row_is_refused(spoiled, fault):
    with pytest.raises(ValueError, match=rf"^part\.txt line 7 {fault}"):
        ptp(spoiled, row())


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "part.txt is empty."),
        ("PK\x03\x04 and so on", "part.txt is a zip or Excel file; expected the text or CSV"),
        ("Dear colleague,\r\n", "part.txt is no edit file: its beginning names neither"),
        (PTP_HEADING, "part.txt holds no row of a PTP file."),
        (PTP_HEADING.rstrip(), "part.txt holds no row of a PTP file."),
        (PTP_HEADING + "more\r\n" * 35, "part.txt line 41 is still no row of a PTP file."),
        ("Column 1 is paid.\r\n" + row(), "part.txt line 2 is the first row, but no heading"),
        (PTP_HEADING + "x" * 70_000, "part.txt line 7 has no end: this is no text file."),
        (PTP_HEADING + row() + "x" * 70_000, "part.txt line 8 has no end: this is no text file."),
    ],
)
def test_what_is_no_edit_file_is_refused(text, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        read(text)


def test_forty_lines_of_heading_are_borne():
    assert ptp("more\r\n" * 34, row()).rows == 1


def test_progress_is_told_and_may_stop_the_reading():
    told = []
    file = EditFile("a", [PTP_HEADING.encode(), row().encode(), row().encode()])
    assert read_edit_file(file, ["97140"], lambda read: told.append(read) or True).rows == 2
    sizes = [len(PTP_HEADING), len(row()), len(row())]
    assert told == [sizes[0], sum(sizes[:2]), sum(sizes)]
    with pytest.raises(StoppedError):
        read_edit_file(file, ["97140"], lambda read: read < sum(sizes))


def test_a_big_file_is_read_as_it_comes():
    chunks = count()
    file = EditFile("a", (chunk for chunk in big_file(50_000) if next(chunks) >= 0))
    part = read_edit_file(file, ["97140", "00100"])
    assert isinstance(part, PtpPart)
    assert part.rows == 50_000
    assert next(chunks) > 3
    assert all({"97140", "00100"} & set(pair) for pair in pairs(part))
    assert len(part.edits) > 400


def test_mue_values_are_read():
    file = read(MUE, "mue.csv", wanted=["97110", "97161", "97140"])
    assert file.values == {"97110": Mue(6, 3), "97161": Mue(1, 2)}
    assert (file.name, file.rows) == ("mue.csv", 3)
    assert read(MUE, wanted=["A4590"]).values == {"A4590": Mue(12, 1)}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (MUE_HEADING + "100,1,3 x,y\r\n", "m.csv line 6 has '100' where a code of 5 characters"),
        (MUE_HEADING + "97110.0,1,3 x,y\r\n", "m.csv line 6 has '97110.0' where a code"),
        (MUE_HEADING + "97110\r\n", "m.csv line 6 has '' and '' for 97110; expected whole units"),
        (MUE_HEADING + "97110,6.0,3 x\r\n", "m.csv line 6 has '6.0' and '3 x' for 97110"),
        (MUE_HEADING + "97110,6,Line\r\n", "m.csv line 6 has '6' and 'Line' for 97110"),
        (MUE_HEADING + "97110,6,4 x\r\n", "m.csv line 6 has '6' and '4 x' for 97110"),
        (MUE_HEADING + "97110,6,\r\n", "m.csv line 6 has '6' and '' for 97110"),
        (MUE_HEADING + '97110,6,3 x,"cut', "m.csv is cut off or no CSV file: unexpected end"),
        (
            "HCPCS/CPT Code,Outpatient Hospital Services MUE Values,MUE Adjudication Indicator\r\n",
            "m.csv has no heading 'HCPCS/CPT Code, Practitioner Services MUE Values",
        ),
    ],
)
def test_a_spoiled_mue_file_is_refused(text, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        read(text, "m.csv")


def named(*names, text=None):
    """Read one part for each name, each with a row of its own."""
    return [
        text or ptp(row(effective=f"{2001 + number}0101"), name=name)
        for number, name in enumerate(names)
    ]


def test_an_mue_file_is_bounded_since_it_is_read_at_once(monkeypatch):
    monkeypatch.setattr(edit_files, "_MOST_MUE_BYTES", len(MUE))
    assert read(MUE, name="m.csv", size=7).rows == 3
    monkeypatch.setattr(edit_files, "_MOST_MUE_BYTES", len(MUE) - 1)
    with pytest.raises(ValueError, match=r"m\.csv is far too large for an MUE file"):
        read(MUE, name="m.csv")


def test_parts_become_one_table_named_by_its_quarter():
    table = table_of(named("ccipra-v323r0-f2.txt", "ccipra-v323r0-f1.txt"), None)
    assert isinstance(table, EditTable)
    assert (table.name, table.quarter, len(table.edits)) == ("PTP 2026Q4", "2026Q4", 2)
    assert table_of(named("a.txt"), "2026Q1").name == "PTP 2026Q1"
    unknown = table_of(named("a.txt", "b.txt"), None)
    assert isinstance(unknown, EditTable)
    assert (unknown.name, unknown.quarter) == ("PTP, quarter unknown", None)


def test_medicaid_and_mue_files_become_tables_of_their_own():
    medicaid = read(MEDICAID_HEADING + medicaid_row(), "2026Q4.txt")
    assert table_of([medicaid], None).name == "Medicaid PTP 2026Q4"
    mue = read(MUE, "MCR_MUE_PractitionerServices_Eff_10-01-2026.csv", wanted=["97110"])
    table = table_of([mue], None)
    assert isinstance(table, MueTable)
    assert (table.name, table.values) == ("MUE 2026Q4", {"97110": Mue(6, 3)})


MEDICAID = read(MEDICAID_HEADING + medicaid_row(), "d.txt")
MUE_FILES = [read(MUE + f"9711{number},1,1 x,y\r\n", f"m{number}.csv") for number in (2, 3)]


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ([], "No edit file was given."),
        (named("2026Q4.txt", "2026Q3.txt"), "2026Q3.txt is of 2026Q3, expected 2026Q4 as"),
        ([*named("p.txt"), MUE_FILES[0]], "p.txt is a PTP file and m2.csv an MUE file: import"),
        (MUE_FILES, "m2.csv and m3.csv are both MUE files: give one."),
        ([*named("p.txt"), MEDICAID], "p.txt and d.txt are of Medicare and Medicaid: import"),
        ([MEDICAID, *named("p.txt")], "d.txt and p.txt are of Medicare and Medicaid: import"),
        ([ptp(row(), name="a"), ptp(row(), name="b")], "a and b have the same content."),
        (named("x-f1.txt", "x-f3.txt"), "Of the files given part 2 is missing: give all parts"),
        (named("x-f2.txt"), "Of the files given part 1 is missing: give all parts"),
        (named("x-f1.txt", "y-f1.txt"), "Of the files given part 1 is twice: give all parts"),
        (named("ccioph-v323r0-f1.txt"), "ccioph-v323r0-f1.txt is for hospitals; expected the"),
        (named("2026q4-Hospital.txt"), "2026q4-Hospital.txt is for hospitals; expected the"),
    ],
)
def test_files_that_do_not_belong_together_are_refused(files, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        table_of(files, None)
