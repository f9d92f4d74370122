"""A note signed by an earlier version reads, hashes and prints as it did, whatever is added since.

The record beside this test is never written anew: if it no longer fits its own hashes, every note
that was ever signed would seem to be changed.
"""

import json
from pathlib import Path

from builders import CATALOGUE, PAYERS

from therapytimer.visit.addenda import addenda_faults
from therapytimer.visit.record import canonical, record_hash, record_of, visit_of
from therapytimer.visit.signing import frozen_day, signature_faults

KEPT = json.loads(Path(__file__).with_name("signed_record.json").read_text(encoding="utf-8"))
SIGNED = "28278392fb7e6d1ec2d303ce67f43cd3aa9e2c1858338ebc9868b0f49f8744cc"
POOLED = "1ecfb494da38c7d914fed3d6f57c90e7e5450438ca287a1d4c92accd12204a1c"


def test_a_signed_record_keeps_its_hash_in_every_later_version():
    visit = visit_of(KEPT, CATALOGUE, PAYERS)
    assert [record_hash(record_of(one)) for one in frozen_day(visit)] == [SIGNED, POOLED]
    assert visit.signatures[0]["records"] == [SIGNED, POOLED]
    assert record_hash(KEPT) == SIGNED
    assert list(signature_faults(visit)) == list(addenda_faults(visit)) == []


def test_a_signed_record_is_written_as_it_was_read():
    visit = visit_of(KEPT, CATALOGUE, PAYERS)
    assert canonical(record_of(visit)) == canonical(KEPT)
    assert record_of(visit) == KEPT
    assert visit.correction is not None
    assert visit.correction.former.signatures[0]["records"] == [
        record_hash(record_of(visit.correction.former))
    ]
