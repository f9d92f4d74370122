"""The running window, killed at random moments, loses nothing that it has shown."""

import statistics

import pytest
from app.kills import Killer

SEED = 20
SLOW_DISK = 6.0  # seconds between two signs of life where the disk is slow


@pytest.fixture(scope="module")
def tally(qapp, tmp_path_factory, long_form):
    killer = Killer(tmp_path_factory.mktemp("kills"), SEED)
    for _ in range(100 if long_form else 8):
        killer.kill_once()
    return killer.tally


def test_no_committed_fact_is_lost_and_none_is_half_there(tally):
    assert tally.promised > 0
    assert tally.lost == []


def test_the_file_is_sound_and_untouched_afterwards(tally):
    assert tally.findings == []


def test_what_ran_runs_again_behind_a_gap_of_a_crash(tally):
    assert tally.ran > 0
    assert tally.restored == tally.ran


def test_little_time_is_unknown(tally):
    assert statistics.median(tally.unknown) <= 2
    assert max(tally.unknown) <= SLOW_DISK


def test_it_opens_at_once(tally):
    assert statistics.median(tally.opened_in) <= 3
