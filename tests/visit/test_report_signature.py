"""A report's signature freezes its record."""

from dataclasses import replace

import pytest
from builders import at
from visit.test_reports import a_report, full_report, through_json

from therapytimer.visit.report_signature import report_faults, signed_report
from therapytimer.visit.signing import Sealing

SEALING = Sealing(at("15:00"), "America/New_York", "ab12", 7, "0.1.0")


def test_a_signature_names_its_author_and_the_record_it_freezes():
    report = signed_report(a_report(), SEALING)
    (signature,) = report.signatures
    assert (signature["by"], signature["name"]) == ("DK", "Sample Therapist Dana Kay")
    assert (signature["role"], signature["audit_head"]) == ("author", "ab12")
    assert signature["at"] == "2026-11-20T15:00:00Z"
    assert list(report_faults(through_json(report))) == []


def test_a_draft_has_no_faults():
    assert list(report_faults(a_report())) == []


@pytest.mark.parametrize("change", [{"words": {}}, {"treatment_day": 9}, {"goals": ()}])
def test_a_change_after_the_signature_is_found(change):
    report = signed_report(replace(full_report(), signatures=()), SEALING)
    changed = replace(report, **change)
    assert changed != report
    assert list(report_faults(changed)) == ["Signature 1 was given for another report than this."]


def test_a_change_of_the_signature_itself_is_found():
    report = signed_report(a_report(), SEALING)
    forged = replace(report, signatures=({**report.signatures[0], "by": "JR"},))
    assert list(report_faults(forged)) == ["Signature 1 was changed after it was given."]
