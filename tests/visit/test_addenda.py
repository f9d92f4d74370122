"""Addenda: words after signing, chained to each other."""

from dataclasses import replace

import pytest
from builders import THERAPIST, a_documented_visit
from visit.test_signing import SEALING, a_signed

from therapytimer.visit.addenda import AddendumKind, Words, addenda_faults, with_addendum
from therapytimer.visit.record import canonical, record_of
from therapytimer.visit.signing import with_hash
from therapytimer.visit.wish import RefusedError

LATE = Words(AddendumKind.LATE_ENTRY, "Used a cane.", "forgotten")
MORE = Words(AddendumKind.ADDENDUM, "The left knee.", "to be clear")


def a_note_with_two():
    once = with_addendum(a_signed(), LATE, THERAPIST, SEALING)
    return with_addendum(once, MORE, THERAPIST, SEALING)


def test_an_addendum_leaves_the_record_as_it_was():
    note = a_signed()
    longer = with_addendum(note, LATE, THERAPIST, SEALING)
    assert canonical(record_of(longer)) == canonical(record_of(note))
    (addendum,) = longer.addenda
    assert addendum["kind"] == "late entry"
    assert addendum["name"] == THERAPIST.name
    assert addendum["before"] == note.signatures[0]["hash"]
    assert [addendum["record"]] == note.signatures[0]["records"]


def test_addenda_are_chained():
    first, second = a_note_with_two().addenda
    assert second["before"] == first["hash"]
    assert list(addenda_faults(a_note_with_two())) == []


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (replace(LATE, text=" "), "The late entry has no words."),
        (replace(MORE, reason=""), "Say why the addendum is made."),
    ],
)
def test_words_and_reason_are_needed(words, why):
    with pytest.raises(RefusedError, match=why):
        with_addendum(a_signed(), words, THERAPIST, SEALING)


def test_an_unsigned_note_has_no_addenda():
    with pytest.raises(RefusedError, match="not signed"):
        with_addendum(a_documented_visit(), LATE, THERAPIST, SEALING)


def test_an_author_without_credentials_is_refused():
    with pytest.raises(RefusedError, match="no credentials"):
        with_addendum(a_signed(), LATE, replace(THERAPIST, credentials=""), SEALING)


def test_what_was_changed_dropped_or_moved_is_found():
    note = a_note_with_two()
    first, second = note.addenda
    changed = replace(note, addenda=({**first, "text": "No cane."}, second))
    assert list(addenda_faults(changed)) == ["Addendum 1 was changed after it was written."]
    dropped = replace(note, addenda=(second,))
    assert list(addenda_faults(dropped)) == [
        "Addendum 1 does not follow the one that it was written after."
    ]
    moved = replace(note, reference="other")
    assert list(addenda_faults(moved)) == [
        "Addendum 1 was written to another note.",
        "Addendum 2 was written to another note.",
    ]


def test_words_of_other_programs_are_passed_over():
    elsewhere = a_documented_visit(signatures=({"by": "DK"},), addenda=({"text": "x"},))
    assert list(addenda_faults(elsewhere)) == []


def test_words_without_a_hash_do_not_belong_to_a_note_signed_here():
    note = replace(a_signed(), addenda=({"text": "x"},))
    assert list(addenda_faults(note)) == ["Addendum 1 was changed after it was written."]


def test_words_on_an_unsigned_note_are_found():
    alone = with_hash({"text": "x", "record": "", "before": ""})
    unsigned = a_documented_visit(addenda=(alone,))
    assert list(addenda_faults(unsigned)) == ["Addendum 1 was written to another note."]
