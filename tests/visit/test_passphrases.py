"""A new passphrase is not too short."""

import pytest

from therapytimer.visit.passphrases import too_short


@pytest.mark.parametrize(("passphrase", "said"), [("12345678", ""), (" two one", "")])
def test_eight_characters_are_enough(passphrase, said):
    assert too_short(passphrase) == said


@pytest.mark.parametrize("passphrase", ["", "s", "1234567"])
def test_fewer_are_told_with_the_number(passphrase):
    assert too_short(passphrase) == (
        f"A passphrase has at least 8 characters; this one has {len(passphrase)}."
    )
