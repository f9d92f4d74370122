"""MUE files: read in any chunks, told apart by their content, refused in whole sentences."""

import pytest
from billing.edit_samples import MUE_HEADING, read

from therapytimer.billing.edit_import import table_of
from therapytimer.billing.mue import Mue

TWO = "97110,6,3 x,y\r\n97140,5,3 x,y\r\n"


def test_chunks_of_any_size_give_the_same(monkeypatch):
    monkeypatch.setattr("therapytimer.billing.edit_files._CHUNK_BYTES", len(MUE_HEADING) + 3)
    file = read(MUE_HEADING + TWO, wanted=["97110", "97140"], size=1)
    assert file.values == {"97110": Mue(6, 3), "97140": Mue(5, 3)}
    assert file == read(MUE_HEADING + TWO, wanted=["97110", "97140"])


def test_the_whole_file_is_bounded_not_each_chunk(monkeypatch):
    monkeypatch.setattr("therapytimer.billing.edit_files._CHUNK_BYTES", len(MUE_HEADING) + 3)
    monkeypatch.setattr("therapytimer.billing.edit_files._MOST_MUE_BYTES", len(MUE_HEADING) + 20)
    with pytest.raises(ValueError, match=r"^m\.csv is far too large for an MUE file\.$"):
        read(MUE_HEADING + TWO, "m.csv", size=1)


def test_two_files_are_told_from_one_given_twice():
    one, other = read(MUE_HEADING + TWO, "a.csv"), read(MUE_HEADING + TWO[:15], "b.csv")
    with pytest.raises(ValueError, match=r"^a\.csv and b\.csv are both MUE files: give one\.$"):
        table_of([one, other], None)
    again = read(MUE_HEADING + TWO, "c.csv")
    with pytest.raises(ValueError, match=r"^a\.csv and c\.csv have the same content\.$"):
        table_of([one, again], None)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "HCPCS/CPT Code,Practitioner MUE Values\r\n",
            (
                "m.csv has no heading 'HCPCS/CPT Code, Practitioner Services MUE Values, MUE "
                "Adjudication Indicator': expected the practitioner MUE file."
            ),
        ),
        (
            MUE_HEADING + "9" * 31 + ",1,3 x\r\n",
            (
                f"m.csv line 6 has '{'9' * 30}' where a code of 5 characters is expected; "
                "where a spreadsheet has changed the file, use it as downloaded."
            ),
        ),
        (
            MUE_HEADING + f"97110,{'8' * 31},{'7' * 31}\r\n",
            (
                f"m.csv line 6 has '{'8' * 30}' and '{'7' * 30}' for 97110; "
                "expected whole units and an indicator that begins with 1, 2 or 3."
            ),
        ),
    ],
)
def test_a_refusal_quotes_thirty_letters_and_says_what_was_expected(text, sentence):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole sentence is compared below
        read(text, "m.csv")
    assert str(refused.value) == sentence
