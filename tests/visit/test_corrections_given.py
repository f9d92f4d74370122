"""A visit that stood under another patient asks for its words to be read again."""

import pytest
from builders import CATALOGUE, a_mark, a_visit

from therapytimer.visit.checklist import checklist
from therapytimer.visit.day import bill_for
from therapytimer.visit.facts import MarkKind

GIVEN = (a_mark(MarkKind.GIVEN, "14:50", "wrong patient"),)
NOTHING = {"note": {"plan": " "}, "services": {"97112": {"deficit": ""}}}


def check(**changes):
    visit = a_visit(**changes)
    checked = checklist(visit, bill_for([visit], CATALOGUE), CATALOGUE)
    return next(one for one in checked if one.name == "given")


@pytest.mark.parametrize(
    "words", [{"note": {"subjective": "sore"}}, {"services": {"97112": {"deficit": "sways"}}}]
)
def test_words_that_stayed_are_to_be_read_again(words):
    (finding,) = check(marks=GIVEN, **words).findings
    assert finding.message == (
        "The visit stood under another patient: read its words again, they stayed."
    )
    assert finding.where == "note.subjective"


def test_without_words_there_is_nothing_to_read_again():
    assert check(marks=GIVEN, **NOTHING).met


def test_a_visit_never_given_away_is_not_asked():
    assert check(note={"subjective": "sore"}).met is None
