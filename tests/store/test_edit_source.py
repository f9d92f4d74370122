"""Edit files on disk: zipped or not, whole or not at all, nothing unpacked."""

from __future__ import annotations

import zipfile

import pytest
from billing.edit_samples import (
    MEDICAID_HEADING,
    MUE_HEADING,
    PTP_HEADING,
    medicaid_row,
    row,
)

from therapytimer.billing.edit_files import StoppedError
from therapytimer.billing.edit_kinds import TableKind
from therapytimer.store import edit_source
from therapytimer.store.edit_packing import decompressed
from therapytimer.store.edit_source import read_edits

CODES = frozenset({"97012", "97110", "97140"})
PART = "ccipra-v323r0-f{}.txt"
FIRST_PART = PART.format(1)
PTP = PTP_HEADING + row() + row("97110", "99999") + row("11111", "22222")
OTHER_PTP = PTP_HEADING + row("97140", "97110")
MUE = MUE_HEADING + '97110,8,"3 Date of Service Edit: Clinical",Clinical: Data\r\n'


@pytest.fixture
def file(tmp_path):
    """Write a text file and give its path."""

    def write(text, name=FIRST_PART):
        path = tmp_path / name
        path.write_bytes(text.encode("latin-1"))
        return path

    return write


@pytest.fixture
def zipped(tmp_path):
    """Write a zip file of texts by name and give its path."""

    def write(members, name="part.zip", **how):
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, **how) as archive:
            for member, text in members.items():
                archive.writestr(member, text.encode("latin-1"))
        return path

    return write


def refused(*paths, **how):
    with pytest.raises(ValueError) as refusal:  # noqa: PT011 - its sentence is looked at
        read_edits(paths, CODES, **how)
    sentence = str(refusal.value)
    assert "\n" not in sentence
    return sentence


def pairs(found):
    return [edit.pair for edit in found.table.edits]


def test_parts_as_text_become_one_table(file):
    found = read_edits([file(PTP), file(OTHER_PTP, PART.format(2))], CODES)
    assert (found.table.name, found.kind, found.rows) == ("PTP 2026Q4", TableKind.MEDICARE, 4)
    assert pairs(found) == [("97012", "97140"), ("97140", "97110")]
    others = decompressed("PTP 2026Q4", found.others)
    assert [edit.pair for edit in others.edits] == [("97110", "99999")]
    assert (found.kept, found.codes) == (3, CODES)


def test_a_zip_gives_what_its_text_gives(file, zipped):
    one = read_edits([file(PTP)], CODES)
    other = read_edits(
        [zipped({PART.format(1): PTP, "a.xlsx": "PK", "__MACOSX/._a.txt": "x"})], CODES
    )
    assert (one.table.name, pairs(one)) == (other.table.name, pairs(other))


def test_the_name_of_the_zip_may_tell_the_quarter(zipped):
    path = zipped({"edits.txt": PTP}, "medicare-2026-q4.zip")
    assert read_edits([path], CODES).table.name == "PTP 2026Q4"


def test_a_zip_and_its_text_of_two_quarters_are_refused(zipped):
    sentence = refused(zipped({PART.format(1): PTP}, "2026q3.zip"))
    assert sentence == (
        "2026q3.zip/ccipra-v323r0-f1.txt is of 2026Q4, expected 2026Q3 as 2026q3.zip names."
    )


def test_the_quarter_may_be_given_and_is_never_guessed(file):
    path = file(PTP, "edits.txt")
    assert read_edits([path], CODES, "2026Q3").table.name == "PTP 2026Q3"
    assert read_edits([path], CODES).table.name == "PTP, quarter unknown"


def test_the_medicaid_and_mue_files_are_told_by_their_content(file, zipped):
    medicaid = read_edits([file(MEDICAID_HEADING + medicaid_row(), "2026q4.txt")], CODES)
    assert (medicaid.kind, medicaid.table.name) == (TableKind.MEDICAID, "Medicaid PTP 2026Q4")
    values = read_edits([zipped({"MCR_MUE_Eff_10-01-2026.csv": MUE})], CODES)
    assert (values.kind, values.table.name, values.rows) == (TableKind.MUE, "MUE 2026Q4", 1)


def test_a_path_in_a_zip_leads_nowhere(zipped, tmp_path):
    for trick in ("../../2026q4.txt", "/etc/2026q4.txt", "C:\\x\\2026q4.txt"):
        before = set(tmp_path.rglob("*"))
        path = zipped({trick: PTP})
        assert read_edits([path], CODES).table.name == "PTP 2026Q4"
        assert set(tmp_path.rglob("*")) - before <= {path}


def test_a_refusal_names_zip_and_member_without_their_paths(zipped):
    sentence = refused(zipped({"../a\nb.txt": "nothing"}))
    assert sentence.startswith("part.zip/a?b.txt is no edit file")


@pytest.mark.parametrize("members", [{}, {"xl/workbook.xml": "x"}, {"folder.txt/": ""}])
def test_a_zip_without_text_is_refused(members, zipped):
    path = zipped(members)
    if not members:  # the file of an empty zip begins otherwise
        assert "no edit file" in refused(path)
    else:
        assert "holds no text or CSV file" in refused(path)


def test_a_zip_cut_in_the_middle_is_refused(zipped):
    path = zipped({PART.format(1): PTP})
    path.write_bytes(path.read_bytes()[:-40])
    assert refused(path) == f"{path} is a damaged or cut-off zip file: download it again."


def test_a_zip_with_a_spoiled_member_is_refused(zipped):
    path = zipped({PART.format(1): PTP})
    content = bytearray(path.read_bytes())
    content[60:70] = b"0123456789"
    path.write_bytes(content)
    assert "damaged or cut-off" in refused(path)


def test_a_zip_that_is_encrypted_or_packed_otherwise_is_refused(zipped, tmp_path):
    path = zipped({PART.format(1): PTP})
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert "is encrypted" in refused(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.txt", PTP)
    assert "is encrypted or packed" in refused(path)


def test_a_zip_in_a_zip_is_no_text(zipped):
    inner = zipped({PART.format(1): PTP}).read_bytes().decode("latin-1")
    assert "part.zip/inner.txt is a zip" in refused(zipped({"inner.txt": inner}))


def test_files_far_too_large_are_refused_before_they_are_read(zipped, monkeypatch):
    monkeypatch.setattr(edit_source, "_MOST_BYTES", len(PTP) - 1)
    assert "expected at most" in refused(zipped({PART.format(1): PTP}))


def test_files_far_too_many_are_refused(zipped):
    assert refused(zipped({f"{n}.txt": PTP for n in range(65)})).startswith("The 65 files hold")


def test_a_file_that_is_not_there_and_a_folder_are_named(tmp_path):
    assert refused(tmp_path / "none.txt") == f"{tmp_path / 'none.txt'}: No such file or directory."
    assert str(tmp_path) in refused(tmp_path)


def test_files_that_do_not_belong_together_are_refused(file):
    mue = file(MUE, "MUE_10-01-2026.csv")
    assert "import each alone" in refused(file(PTP), mue)
    assert "is of 2026Q3" in refused(file(PTP), file(OTHER_PTP, "ccipra-v322r0-f2.txt"))


def test_progress_counts_over_all_files(file):
    paths = [file(PTP), file(OTHER_PTP, PART.format(2))]
    seen = []
    read_edits(paths, CODES, progress=lambda read, total: seen.append((read, total)) or True)
    total = len(PTP) + len(OTHER_PTP)
    assert seen == [(len(PTP), total), (total, total)]


def test_whoever_watches_may_stop_it(file):
    with pytest.raises(StoppedError):
        read_edits([file(PTP)], CODES, progress=lambda read, total: False)
