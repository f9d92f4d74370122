"""Text: every character is printed, painted or named."""

import random
import re
import unicodedata
from dataclasses import replace
from io import BytesIO

from builders import THERAPIST, a_visit
from pdf.papers import SIGNATURE, a_paper, note_text, read, root_of, text_of
from PIL import Image

from therapytimer.pdf.fonts import covers, width
from therapytimer.pdf.note import note_pdf, unprintable
from therapytimer.pdf.rows import Piece
from therapytimer.pdf.styles import BODY
from therapytimer.pdf.tags import Node
from therapytimer.pdf.text import Line, Painted, Setter, described

HOSTILE = (
    "a < b & c > d",
    "<b>bold</b> <i>unclosed",
    "<b",
    "&amp; &lt; &#60; &nbsp; &bogus;",
    "<img src='file:///etc/passwd' width='10'/>",
    "<img src='http://example.org/x.png'/>",
    "<a href='http://example.org'>link</a> <font size=900>big</font>",
    "<para><br/></para> <seq> <onDraw name=x/>",
    "]]> <!-- --> <?xml version='1.0'?>",
    "\\) Tj ET Q (forged) Tj \\",
    "(unbalanced ((( and )))",
    "%PDF-1.7 endstream endobj",
    "/Artifact BMC EMC BDC",
    "\x00\x01\x07\x1b[31m\x7f\x9f",
    "tab\there\u00a0and\u2003wide\u3000spaces",
    "zero\u200bwidth\u200djoiner\ufeffmark",
    "\u202eright to left override\u202c",
    "e\u0301 de\u0301compose\u0301",
    "Tiếng Việt: người bệnh đi bộ",
    "Здравствуйте Ελληνικά",
    "محمد علي",
    "王小明繼續訓練",
    "हिन्दी ไทย 한국어",
    "שלום",
    "😀 👩‍👩‍👧 ❤️ 🏳️‍🌈",
    "\U0001d538 \U000e0041 \ue000 \uffff \U0010ffff",
    "W" * 300,
    "https://example.org/" + "a/" * 150,
    "{} {{x}} %s %(y)s {0.__class__}",
    "'; DROP TABLE visit; --",
    "=1+1",
    "a" + "\u0301" * 40,
)


def squeezed(text):
    """A text without its spaces and line ends, as different readers place them differently."""
    return re.sub(r"[\s\x1c-\x1f\x85]+", "", text)


def is_room(character):
    """Whether a character only makes room: a space, a tab or the end of a line."""
    return (
        unicodedata.category(character) == "Zs"
        or len(f"a{character}b".splitlines()) > 1
        or (character == "\t")
    )


def expected(raw):
    """What must stand on the paper for a text, without spaces."""
    text = unicodedata.normalize("NFC", raw)
    return "".join(
        one if covers(one) else f"[U+{ord(one):04X}]"
        for one in text
        if not is_room(one) or covers(one)
    )


def body(content):
    """The text of a signed note from its documentation on, without heads and feet of pages."""
    text = "\n".join(page.extract_text() for page in read(content).pages)
    text = re.sub(r"therapytimer .*Page \d+ of \d+", "", text)
    text = re.sub(r"Sample Patient One  ·  TT-1042  ·  .*", "", text)
    return squeezed(text)


def lost(texts):
    """The texts that a note does not show whole."""
    note = {f"t{place:03}": text for place, text in enumerate(texts)}
    printed = body(note_pdf(a_paper(a_visit(note=note, signatures=(SIGNATURE,)))))
    return [text for text in texts if squeezed(expected(text)) not in printed]


def test_hostile_texts_are_printed_as_typed():
    assert lost(HOSTILE) == []


def random_text(chance):
    """A text of any characters: half of them from the scripts that are in use."""
    ranges = ((0x20, 0x17F), (0x20, 0x24FF), (0, 0xFFFF), (0, 0x10FFFF))
    points = (chance.randint(*chance.choice(ranges)) for _ in range(chance.randint(1, 50)))
    return "".join(chr(one) for one in points if not 0xD800 <= one <= 0xDFFF)


def test_every_character_of_any_text_is_printed_or_named(long_form):
    chance = random.Random(20261120)  # noqa: S311 - the same texts each time
    texts = [random_text(chance) for _ in range(5000 if long_form else 300)]
    for start in range(0, len(texts), 25):
        assert lost(texts[start : start + 25]) == []


def test_twenty_thousand_characters_are_all_there():
    words = "The left ankle <gave way> & recovered; step 7 of 12. "
    text = (words * 400)[:20_000]
    content = note_pdf(a_paper(a_visit(note={"plan": text}, signatures=(SIGNATURE,))))
    assert squeezed(text) in body(content)
    assert len(read(content).pages) > 2


def test_an_ampersand_and_a_less_than_are_printed_as_typed():
    assert "Plan a < b & <i>c</i> &lt;" in note_text(
        a_visit(note={"plan": "a < b & <i>c</i> &lt;"})
    )


def test_what_the_faces_lack_is_named_in_the_text_and_in_the_list():
    paper = a_paper(a_visit(note={"plan": "walk 平 \x07"}))
    assert "walk [U+5E73] [U+0007]" in text_of(note_pdf(paper))
    assert unprintable(paper) == ("U+0007", "U+5E73 CJK UNIFIED IDEOGRAPH-5E73")


def test_a_note_that_prints_whole_names_nothing():
    assert unprintable(a_paper()) == ()


def test_half_a_character_is_named():
    assert [one.text for one in Setter().lines("a\ud800b", BODY, 100)] == ["a[U+D800]b"]


def test_line_ends_of_every_kind_begin_a_line():
    lines = Setter().lines("a\nb\r\nc\rd\u2028e\x0bf\x85g", BODY, 100)
    assert "".join(one.text for one in lines) == "abcdefg"
    assert len(lines) == 7


def test_lines_keep_to_their_width_and_lose_no_space():
    text = "several  words " * 40 + "W" * 200 + " and more"
    lines = [one.text for one in Setter().lines(text, BODY, 120)]
    assert "".join(lines) == text
    assert all(width(line.rstrip(), BODY.font, BODY.size) <= 120 for line in lines)


def test_spaces_of_other_kinds_become_spaces():
    (line,) = Setter().lines("a\tb\u3000c", BODY, 100)
    assert line.text == "a b c"


def test_characters_are_described_by_number_and_name():
    assert described("b\x00a") == (
        "U+0000",
        "U+0061 LATIN SMALL LETTER A",
        "U+0062 LATIN SMALL LETTER B",
    )


def painted(text, size, room):
    """Paint a paragraph as two lines of grey boxes, as the window would paint its words."""
    file = BytesIO()
    Image.new("RGBA", (40, 24), (20, 30, 40, 128)).save(file, "PNG")
    half = len(text) // 2
    return [
        Painted(part, file.getvalue(), 20, size * 2, size) for part in (text[:half], text[half:])
    ]


def test_a_painter_paints_what_the_faces_lack_and_its_words_stand_as_actual_text():
    paper = a_paper(a_visit(note={"plan": "平衡", "subjective": "as before"}), paint=painted)
    content = note_pdf(paper)
    assert "[U+" not in text_of(content)
    assert unprintable(paper) == ()
    stream = root_of(content)["/Pages"]["/Kids"][0].get_object()["/Contents"].get_data()
    for half in "平衡":
        assert f"/ActualText <feff{ord(half):04x}>".encode() in stream
    assert read(content).pages[0].images
    assert content == note_pdf(paper)


def test_a_painter_does_not_paint_controls():
    paper = a_paper(a_visit(note={"plan": "bell \x07 平"}), paint=painted)
    assert unprintable(paper) == ("U+0007",)


def test_a_painted_name_to_sign_with_is_placed():
    visit = a_visit(clinicians=(replace(THERAPIST, name="王小明"),))
    assert len(read(note_pdf(a_paper(visit, paint=painted))).pages[0].images) >= 1


def test_a_painted_line_measures_what_its_picture_does():
    (first, _) = painted("平衡", 8, 100)
    piece = Piece(Line(first.text, 16, first), BODY, Node("P"))
    assert (piece.width, piece.ascent, piece.descent) == (20, 8, 8)


def test_a_painter_is_handed_the_joiners_that_shape_letters():
    asked = []

    def listening(text, size, room):
        asked.append(text)
        return painted(text, size, room)

    Setter(listening).lines("می\u200cروم \u202e", BODY, 100)
    assert asked == ["می\u200cروم [U+202E]"]
