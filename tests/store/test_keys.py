"""Keys: what a guess costs, and what a recovery code looks like."""

from __future__ import annotations

import math

import pytest
from store.samples import CHEAP

from therapytimer.store.errors import StoreError
from therapytimer.store.keyfile import KEY_FILE, names, read_keys
from therapytimer.store.keyring import new_keyring
from therapytimer.store.keys import (
    FULL_COST,
    new_data_key,
    new_recovery_code,
    plain_code,
    unwrap,
    wrap,
)


def test_recovery_codes_hold_128_bits_in_signs_that_cannot_be_confused():
    codes = [new_recovery_code() for _ in range(200)]
    signs = set("".join(codes)) - {"-"}
    assert not signs & set("01IOBSZ")
    assert {len(code.split("-")) for code in codes} == {7}
    assert len(plain_code(codes[0])) * math.log2(len(signs)) >= 128
    assert len(set(codes)) == 200


def test_misread_signs_of_a_recovery_code_are_understood():
    assert plain_code("bacd-Szz2") == "8ACD5222"


def test_a_guess_costs_64_mebibytes():
    assert FULL_COST.memory_kib == 64 * 1024
    key = new_data_key()
    assert unwrap(wrap(key, "words", "c1", "Jo", FULL_COST), "words") == key


def test_data_keys_are_256_random_bits():
    assert len({new_data_key() for _ in range(50)}) == 50
    assert len(new_data_key()) == 32


def test_a_passphrase_of_zero_length_wraps_nothing():
    with pytest.raises(StoreError, match="zero length"):
        wrap(new_data_key(), "", "c1", "Jo", CHEAP)


@pytest.mark.parametrize("passphrase", ["ü" * 500, "密码", "🔑 with spaces ", "\n"])
def test_any_text_can_be_a_passphrase(passphrase):
    key = new_data_key()
    assert unwrap(wrap(key, passphrase, "c1", "Jo", CHEAP), passphrase) == key


def test_the_key_file_lists_who_can_sign_in(tmp_path):
    keyring = new_keyring(tmp_path, CHEAP)
    keyring.wrap_for("c2", "Zoë", "one")
    keyring.wrap_for("c1", "Jo", "two")
    keyring.new_recovery_code()
    assert names(tmp_path) == ["Jo", "Zoë"]
    assert set(read_keys(tmp_path)) == {"c1", "c2", "recovery"}


def test_the_key_file_does_not_hold_the_key(tmp_path):
    keyring = new_keyring(tmp_path, CHEAP)
    keyring.wrap_for("c1", "Jo", "words")
    content = (tmp_path / KEY_FILE).read_bytes()
    assert keyring.data_key not in content
    assert keyring.data_key.hex().encode() not in content


def test_a_key_file_that_cannot_be_written_changes_nothing(tmp_path):
    keyring = new_keyring(tmp_path / "gone", CHEAP)
    with pytest.raises(StoreError, match="is not there"):
        keyring.wrap_for("c1", "Jo", "words")
    assert not (tmp_path / "gone").exists()
