"""Fields read from JSON are taken as they are or refused in one sentence that quotes them."""

import pytest

from therapytimer.billing.fields import (
    checked,
    count,
    flag,
    name,
    names,
    objects,
    one_of,
    shown,
    words,
)


@pytest.mark.parametrize(
    ("value", "quoted"),
    [
        (7, "7"),
        ("a\nb", r"'a\nb'"),
        ("x" * 58, f"'{'x' * 58}'"),
        ("x" * 59, f"'{'x' * 59}…"),
    ],
)
def test_sixty_letters_are_shown_and_no_more(value, quoted):
    assert shown(value) == quoted


@pytest.mark.parametrize(
    ("check", "value", "taken"),
    [
        (words, "", ""),
        (words, "a b", "a b"),
        (name, " a ", " a "),
        (flag, True, True),
        (flag, False, False),
        (count, 0, 0),
        (count, 15, 15),
        (names, [], ()),
        (names, ["a", "b"], ("a", "b")),
        (names, ("a",), ("a",)),
    ],
)
def test_what_is_expected_is_taken(check, value, taken):
    found = check("It", value)
    assert found == taken
    assert type(found) is type(taken)


@pytest.mark.parametrize(
    ("check", "value", "sentence"),
    [
        (words, 7, "It must be text, not 7."),
        (name, None, "It must be text, not None."),
        (name, " ", "It must be text that is not empty, not ' '."),
        (flag, 1, "It must be true or false, not 1."),
        (count, -1, "It must be a whole number from 0, not -1."),
        (count, True, "It must be a whole number from 0, not True."),
        (count, 1.0, "It must be a whole number from 0, not 1.0."),
        (names, "ab", "It must be a list of texts, not 'ab'."),
        (names, ["a", 1], "It must be text, not 1."),
        (names, [" "], "It must be text that is not empty, not ' '."),
    ],
)
def test_anything_else_is_refused(check, value, sentence):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole sentence is compared below
        check("It", value)
    assert str(refused.value) == sentence


def test_values_allowed_are_taken():
    assert one_of("GY", "")("It", "") == ""
    assert one_of(61, 120)("It", 120) == 120


@pytest.mark.parametrize(
    ("allowed", "value", "sentence"),
    [
        (("GY", "GX"), "gy", "It must be one of GY, GX, not 'gy'."),
        ((61, 120), 62, "It must be one of 61, 120, not 62."),
        ((1, 2, 3), True, "It must be one of 1, 2, 3, not True."),
        ((61, 120), 61.0, "It must be one of 61, 120, not 61.0."),
    ],
)
def test_all_others_are_refused(allowed, value, sentence):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole sentence is compared below
        one_of(*allowed)("It", value)
    assert str(refused.value) == sentence


CHECKS = {"number": name, "pooled": flag}


def test_known_fields_are_checked_and_all_others_left_out():
    fields = {"number": "97110", "pooled": None, "other": 1}
    assert checked("Code", fields, CHECKS, ("number",)) == {"number": "97110"}
    assert checked("Code", {"pooled": False}, CHECKS, ()) == {"pooled": False}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"pooled": True}, "Code field 'number' is missing."),
        ({"number": None}, "Code field 'number' is missing."),
        ({"number": 97110}, "Code field 'number' must be text, not 97110."),
        ({"number": "1", "pooled": 0}, "Code field 'pooled' must be true or false, not 0."),
    ],
)
def test_a_faulty_field_is_named_with_its_record(fields, sentence):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole sentence is compared below
        checked("Code", fields, CHECKS, ("number",))
    assert str(refused.value) == sentence


def test_a_list_of_objects_is_read():
    assert objects("The list", '[{"a": 1}, {}]') == [{"a": 1}, {}]
    assert objects("The list", "[]") == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("7", "The list must be a list of objects, not 7."),
        ("[{}, 7]", "The list must be a list of objects, not [{}, 7]."),
        (
            "[",
            "The list cannot be read as JSON: Expecting value: line 1 column 2 (char 1).",
        ),
    ],
)
def test_what_is_no_list_of_objects_is_refused(text, sentence):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole sentence is compared below
        objects("The list", text)
    assert str(refused.value) == sentence
