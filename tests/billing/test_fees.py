"""Fees: national amounts to the cent, and the clinic's own."""

import json
from decimal import Decimal

import pytest
from billing.builders import RESOURCES, national
from hypothesis import given
from hypothesis import strategies as st

from therapytimer.billing.fees import Price, cents, parse_fee, parse_schedule, price_of

CATALOGUE = (RESOURCES / "codes.json").read_text("utf-8")


def priced(code) -> Price:
    price = price_of(code, national(), {})
    assert price is not None
    return price


@pytest.mark.parametrize(
    ("code", "full", "reduced"),
    [
        ("97112", "32.73", "24.88"),
        ("97110", "29.06", "22.21"),
        ("97530", "35.07", "25.05"),
        ("97140", "27.72", "21.21"),
        ("90912", "82.17", "82.17"),  # sometimes therapy: never cut
    ],
)
def test_national_amounts_of_2026(code, full, reduced):
    price = priced(code)
    assert (price.full, price.reduced) == (Decimal(full), Decimal(reduced))
    assert price.source == "national amount of 2026"


def test_every_published_amount_follows_from_its_units():
    entries = [entry for entry in json.loads(CATALOGUE) if entry["rvu"]]
    assert len(entries) == 53
    for entry in entries:
        price = priced(entry["number"])
        assert price.full == Decimal(str(entry["rvu"]["price"])).quantize(Decimal("0.01"))
        assert price.always_therapy is entry["mppr_always_therapy"]
        assert (price.reduced < price.full) is price.always_therapy


def test_the_reduction_is_half_of_the_practice_expense():
    for code, values in national().values.items():
        price = priced(code)
        half = values.practice_expense * national().conversion_factor / 2
        if values.always_therapy:
            assert abs(price.full - price.reduced - half) <= Decimal("0.01")


@pytest.mark.parametrize("code", ["97039", "97139", "97545", "97546", "20560"])
def test_a_code_without_national_amount_has_no_price(code):
    assert price_of(code, national(), {}) is None


def test_an_own_fee_takes_the_place_of_the_national_amount():
    own = {"97110": Decimal("40.00"), "20560": Decimal("25.50"), "90912": Decimal("90.00")}
    # 0.41 of 0.87 units is practice expense, half of that share of 40 dollars is 9.43.
    assert price_of("97110", national(), own) == Price(
        Decimal("40.00"), Decimal("30.57"), Decimal("0.41"), True, "the clinic's own fee"
    )
    for code in ("20560", "90912"):
        assert price_of(code, national(), own) == Price(
            own[code], own[code], Decimal(0), False, "the clinic's own fee"
        )


@pytest.mark.parametrize(
    ("exact", "rounded"), [("1.005", "1.01"), ("1.0049", "1.00"), ("2.675", "2.68"), ("3", "3.00")]
)
def test_half_a_cent_goes_up(exact, rounded):
    assert str(cents(Decimal(exact))) == rounded


@pytest.mark.parametrize(
    ("text", "fee"),
    [("32.73", "32.73"), ("$32.73", "32.73"), (" $ 40 ", "40.00"), ("0", "0.00"), ("5.5", "5.50")],
)
def test_a_typed_fee_is_read(text, fee):
    assert str(parse_fee(text)) == fee


@pytest.mark.parametrize("text", ["", "-1", "1,5", "1.234", "forty", "1e3", "123456", "1.", "٣"])
def test_what_is_no_fee_is_refused(text):
    with pytest.raises(ValueError, match=r"^A fee is dollars and cents like 32\.73, not '"):
        parse_fee(text)


@given(st.decimals(0, 99_999, places=2))
def test_a_fee_written_reads_back(fee):
    assert parse_fee(str(fee)) == fee


YEAR = '[{"year": 2026, "conversion_factor": 33.4009}]'


@pytest.mark.parametrize(
    ("schedule", "catalogue", "sentence"),
    [
        ("[]", "[]", "The fee schedule must be of one year, not of 0."),
        ("{", "[]", "The fee schedule cannot be read as JSON"),
        (YEAR, "{", "The catalogue of codes cannot be read as JSON"),
        ('[{"year": 2026}]', "[]", "Schedule field 'conversion_factor' is missing."),
        ('[{"conversion_factor": 1}]', "[]", "Schedule field 'year' is missing."),
        (
            YEAR.replace("33.4009", "0"),
            "[]",
            "Schedule field 'conversion_factor' must be a number above 0, not 0\\.",
        ),
        (YEAR.replace("33.4009", "NaN"), "[]", "Schedule field 'conversion_factor' must be a num"),
        (YEAR.replace("33.4009", "true"), "[]", "Schedule field 'conversion_factor' must be a num"),
        (YEAR.replace("33.4009", '"x"'), "[]", "Schedule field 'conversion_factor' must be a num"),
        (YEAR, '[{"number": "1", "rvu": 3}]', "Code field 'rvu' field 'total' is missing."),
        (YEAR, '[{"number": "1", "rvu": {"total": 1}}]', "Code field 'rvu' field 'practice_expe"),
        (YEAR, '[{"rvu": null}]', "Code field 'number' is missing."),
    ],
)
def test_spoiled_fee_data_are_refused(schedule, catalogue, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        parse_schedule(schedule, catalogue)


def test_codes_are_sometimes_therapy_unless_said():
    codes = '[{"number": "1", "rvu": {"total": 1, "practice_expense": 0.5}}, {"number": "2"}]'
    schedule = parse_schedule(YEAR, codes)
    assert schedule.values["1"].always_therapy is False
    assert "2" not in schedule.values
