"""Verifying: a changed digit is found wherever it stands."""

import json
import random
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from builders import CATALOGUE, PAYERS, a_visit, a_void
from pdf.papers import SIGNATURE, a_usual_visit, blank_pdf, read, records_in, text_of
from pypdf import PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import NameObject, TextStringObject

from therapytimer.pdf.note import note_pdf
from therapytimer.pdf.papers import paper_of
from therapytimer.pdf.seal import KEY, open_seal, pages_hash, seal_in
from therapytimer.pdf.verify import AGREES, verify_note
from therapytimer.visit.day import bill_fields, bill_for
from therapytimer.visit.record import records_text

ROUNDS = 40


def a_paper(visit=None, others=(), **changes):
    """The paper of a visit as the program makes it."""
    visit = visit or a_usual_visit()
    return replace(paper_of(visit, (visit, *others), CATALOGUE), **changes)


@pytest.fixture(scope="module")
def note():
    return note_pdf(a_paper(a_usual_visit(signatures=(SIGNATURE,))))


def verdict(content):
    return verify_note(content, CATALOGUE, PAYERS)


def said(content):
    """The sentences of a verdict that is not good, as one text."""
    found = verdict(content)
    assert not found.ok
    return " ".join(found.sentences)


def saved(writer):
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def copy_of(content) -> Any:
    """A copy to tamper with, as another program would save it."""
    return PdfWriter(clone_from=BytesIO(content))


def with_other_digit(content, chance):
    """The bytes with one digit changed into another."""
    places = [place for place, byte in enumerate(content) if chr(byte).isdigit()]
    place = chance.choice(places)
    other = chance.choice([one for one in b"0123456789" if one != content[place]])
    return content[:place] + bytes([other]) + content[place + 1 :]


def records_stream(writer):
    names = writer.root_object["/Names"]["/EmbeddedFiles"]["/Names"]
    return names[1].get_object()["/EF"]["/F"]


def with_records(content, records):
    writer = copy_of(content)
    records_stream(writer).get_object().set_data(records)
    return saved(writer)


def seal_text(content):
    seal = seal_in(read(content))
    assert seal is not None
    return seal.text()


def sealed_anew(content, records, **changes):
    """A forged note: other records under a seal that fits them."""
    writer = copy_of(with_records(content, records))
    fields = json.loads(seal_text(content))
    forged = json.loads(open_seal(records, None).text())
    fields |= {"records": forged["records"], "attachment": forged["attachment"]} | changes
    writer.add_metadata({f"/{KEY}": json.dumps(fields)})
    return saved(writer)


def test_a_note_agrees_with_itself_signed_draft_and_void(note):
    void = note_pdf(a_paper(a_visit(marks=(a_void(),))))
    for content in (note, note_pdf(a_paper()), void):
        assert verdict(content).ok
        assert verdict(content).sentences == (AGREES,)


def test_a_copy_saved_by_another_program_still_agrees(note):
    assert verdict(saved(copy_of(note))).ok


def test_a_note_of_two_visits_agrees():
    second = a_visit("97112 18:00-18:11", id="visit-two")
    assert verdict(note_pdf(a_paper(second, (a_usual_visit(),)))).ok


def test_a_changed_digit_on_a_page_is_found(note, long_form):
    chance = random.Random(1)  # noqa: S311 - the same tries each time
    for _ in range(500 if long_form else ROUNDS):
        writer = copy_of(note)
        contents = writer.pages[0]["/Contents"].get_object()
        changed = with_other_digit(contents.get_data(), chance)
        contents.set_data(changed)
        assert "The pages are not those that were written" in said(saved(writer))


def test_a_changed_digit_in_the_attachment_is_found(note, long_form):
    chance = random.Random(2)  # noqa: S311 - the same tries each time
    records = records_in(note)
    for _ in range(500 if long_form else ROUNDS):
        assert "visit record" in said(with_records(note, with_other_digit(records, chance)))


def test_any_changed_byte_is_found_or_changes_nothing_that_is_read(note, long_form):
    chance = random.Random(3)  # noqa: S311 - the same tries each time
    text, records = text_of(note), records_in(note)
    for _ in range(500 if long_form else ROUNDS):
        place = chance.randrange(len(note))
        changed = note[:place] + bytes([note[place] ^ chance.randint(1, 255)]) + note[place + 1 :]
        found = verdict(changed)
        assert found.sentences
        if found.ok:
            assert text_of(changed).split() == text.split()
            assert records_in(changed) == records


def test_a_changed_picture_or_face_is_found(note):
    writer = copy_of(note)
    faces = writer.pages[0]["/Resources"]["/Font"]
    first, second = sorted(faces)[:2]
    faces[NameObject(first)], faces[NameObject(second)] = (
        faces.raw_get(second),
        faces.raw_get(first),
    )
    assert "The pages are not those" in said(saved(writer))


def test_something_laid_over_the_page_is_found(note):
    writer = copy_of(note)
    writer.add_annotation(0, FreeText(text="8 units", rect=(50, 550, 200, 650)))
    assert "Something was added on top of the pages" in said(saved(writer))


def test_a_missing_page_is_found():
    writer = copy_of(note_pdf(a_paper(a_visit(note={"plan": "Walk. " * 1500}))))
    writer.remove_page(1)
    assert "The pages are not those" in said(saved(writer))


def test_changed_words_of_a_signature_are_found(note):
    records = records_in(note).replace(b"20:15:00", b"20:16:00")
    assert "The signatures or addenda" in said(with_records(note, records))


def test_the_changed_record_of_several_is_named():
    second = a_visit("97112 18:00-18:11", id="visit-two")
    content = note_pdf(a_paper(second, (a_usual_visit(),)))
    records = records_in(content).replace(b"14:42:00", b"14:41:00")
    assert "visit record 2 of 2 was changed" in said(with_records(content, records))


def test_a_record_left_out_is_found():
    second = a_visit("97112 18:00-18:11", id="visit-two")
    content = note_pdf(a_paper(second, (a_usual_visit(),)))
    records = json.loads(records_in(content))[:1]
    text = said(with_records(content, json.dumps(records).encode()))
    assert "visit record 2 of 2 was changed" in text


def test_minutes_forged_with_a_fitting_seal_do_not_give_the_stored_bill(note):
    records = records_in(note).replace(b"14:24:30", b"14:39:30")
    text = said(sealed_anew(note, records.replace(b"14:40:00", b"14:41:00")))
    assert "does not follow from the recorded minutes" in text


def test_another_bill_under_another_program_is_put_down_to_its_rules(note):
    bill = json.loads(seal_text(note))["bill"] | {"units": 5}
    records = records_in(note)
    text = said(sealed_anew(note, records, bill=bill, program="9.9"))
    assert "give another bill than those of 9.9" in text


def test_what_is_no_note_is_refused_in_one_sentence(note):
    locked = copy_of(note)
    locked.encrypt("secret", algorithm="RC4-128")
    bare = copy_of(note)
    bare.metadata = None
    for content, words in (
        (b"", "not a whole PDF"),
        (b"hello", "not a whole PDF"),
        (note[: len(note) // 2], "not a whole PDF"),
        (b"%PDF-1.7\n%%EOF", "not a whole PDF"),
        (blank_pdf(), "carries no visit record"),
        (saved(locked), "protected with a password"),
        (saved(bare), "no seal"),
    ):
        assert words in said(content)
        assert len(verdict(content).sentences) == 1


def test_a_seal_of_another_shape_is_refused(note):
    for seal in ("{}", "[]", "no", '{"records": [], "colour": 1}', '{"records": 1}'):
        writer = copy_of(note)
        writer.add_metadata({f"/{KEY}": TextStringObject(seal)})
        assert "no seal" in said(saved(writer))


def test_a_record_of_a_newer_program_and_one_that_is_cut_off_are_named(note):
    records = records_in(note)
    newer = records.replace(b"therapytimer-visit/1", b"therapytimer-visit/2")
    assert "format is version 2" in said(with_records(note, newer))
    assert "cannot be read" in said(with_records(note, records[:-20]))


def test_a_stored_bill_of_another_shape_is_found(note):
    records = json.loads(records_in(note))
    records[0]["bill"] = {"lines": "none"}
    assert "The stored bill" in said(with_records(note, json.dumps(records).encode()))


def test_a_draft_that_still_runs_agrees_without_a_bill(note):
    running = json.loads(records_in(note))
    running[0]["segments"][-1]["stop"] = None
    said_of = verdict(sealed_anew(note, json.dumps(running).encode())).sentences
    assert said_of == (
        AGREES,
        "It is a draft in which a stopwatch still ran: its pages were not drawn again.",
    )


@pytest.mark.parametrize("key", ["signatures", "addenda", "note", "services"])
def test_what_was_cut_out_of_the_record_alone_is_found_under_a_fitting_seal(key):
    words = {"kind": "addendum", "text": "Used a cane.", "reason": "forgotten", "by": "DK"}
    visit = a_usual_visit(signatures=(SIGNATURE,), addenda=(words,))
    content = note_pdf(a_paper(visit))
    records = json.loads(records_in(content))
    del records[0][key]
    assert "The pages say something else" in said(
        sealed_anew(content, json.dumps(records).encode())
    )


def test_words_on_the_pages_that_no_record_has_are_found_under_a_fitting_seal(note):
    other = note_pdf(a_paper(a_usual_visit(signatures=(SIGNATURE,), note={"plan": "Walk more."})))
    forged = sealed_anew(other, records_in(note), pages=pages_hash(read(other)))
    assert "The pages say something else" in said(forged)


def test_the_pages_of_another_version_are_not_drawn_again(note):
    found = verdict(sealed_anew(note, records_in(note), program="9.9"))
    assert found.ok
    assert found.sentences[1].startswith("It was written by version 9.9, so that this one (")


def test_characters_that_only_another_machine_could_draw_are_no_fault():
    visit = a_usual_visit(note={"plan": "\u6b65\u884c \u06331 \u0645\u0631\u062d\u0628\u0627"})
    painted = note_pdf(a_paper(visit, paint=lambda *_: None or []))
    found = verdict(painted)
    assert found.ok
    assert "cannot draw again" in found.sentences[1]


def test_a_note_signed_before_a_later_visit_keeps_the_bill_of_its_signing():
    first = a_usual_visit()
    bill = bill_fields(bill_for((first,), CATALOGUE))
    later = a_visit("97112 18:00-18:11", id="visit-two")
    signed = replace(first, signatures=(SIGNATURE,), extra={"bill": bill})
    records = records_text((signed, later))
    assert verdict(note_pdf(a_paper(signed, (later,), records=records))).ok


def test_a_blank_page_has_a_hash_too():
    assert len(pages_hash(read(blank_pdf()))) == 64
