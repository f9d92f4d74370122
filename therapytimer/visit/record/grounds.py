"""The grounds of a bill in a visit record: edits, likely units, prices, threshold, year's use."""

import re
from collections.abc import Mapping
from decimal import Decimal

from therapytimer.billing.edits import NEVER, WITH_MODIFIER, Pair
from therapytimer.billing.fees import Price
from therapytimer.billing.grounds import Grounds
from therapytimer.billing.kx import YearUse
from therapytimer.billing.mppr import Highest
from therapytimer.billing.mue import INDICATORS, Mue
from therapytimer.billing.thresholds import Threshold
from therapytimer.visit.record.fields import Fields, wrong
from therapytimer.visit.record.plan import day_or_null

_AMOUNT = re.compile(r"[0-9]{1,9}(\.[0-9]{1,4})?")
_MOST_UNITS = 9_999
_LATEST_YEAR = 2199


def grounds_fields(grounds: Grounds) -> dict[str, object]:
    """Write the grounds of a bill; amounts of money are text, so that none is rounded."""
    fields: dict[str, object] = {
        "edit_table": grounds.edit_table,
        "edits": [
            {"column1": pair[0], "column2": pair[1], "indicator": indicator}
            for pair, indicator in grounds.edits.items()
        ],
        "mue_table": grounds.mue_table,
        "mue": {
            code: {"units": mue.units, "indicator": mue.indicator}
            for code, mue in grounds.mue.items()
        },
        "prices": _all_prices(grounds.prices),
        "threshold": grounds.threshold and _threshold_fields(grounds.threshold),
        "use": grounds.use and _use_fields(grounds.use),
    }
    # Few visits have these: a record without them stays as it always was.
    if grounds.second_prices:
        fields["second_prices"] = _all_prices(grounds.second_prices)
    if grounds.elsewhere is not None:
        fields["elsewhere"] = _highest_fields(grounds.elsewhere)
    if grounds.hides_estimates:
        fields["hides_estimates"] = True
    return fields


def read_grounds(record: Fields) -> Grounds | None:
    """Read the grounds of a bill, None where a record has none."""
    fields = record.object("grounds")
    if fields is None:
        return None
    mue, prices, second = (
        fields.object(key) or Fields({}, key) for key in ("mue", "prices", "second_prices")
    )
    return Grounds(
        edit_table=fields.text("edit_table"),
        edits=dict(_edit(one) for one in fields.objects("edits")),
        mue_table=fields.text("mue_table"),
        mue={code: _mue(mue.the_object(code)) for code in mue.values},
        prices={code: _price(prices.the_object(code)) for code in prices.values},
        threshold=_threshold(fields.object("threshold")),
        use=_use(fields.object("use")),
        second_prices={code: _price(second.the_object(code)) for code in second.values},
        elsewhere=_highest(fields.object("elsewhere")),
        hides_estimates=fields.flag("hides_estimates"),
    )


def amount(fields: Fields, key: str) -> Decimal:
    """Take dollars written as text ("29.06")."""
    text = fields.name(key)
    if not _AMOUNT.fullmatch(text):
        raise wrong(fields.where(key), 'dollars as text such as "29.06"', text)
    return Decimal(text)


def amount_or_none(fields: Fields, key: str) -> Decimal | None:
    """Take dollars, or None where the field is absent or null."""
    return amount(fields, key) if fields.has(key) else None


def _edit(fields: Fields) -> tuple[Pair, int]:
    pair = fields.name("column1"), fields.name("column2")
    return pair, _one_of(fields, "indicator", (NEVER, WITH_MODIFIER))


def _mue(fields: Fields) -> Mue:
    units = fields.count("units", _MOST_UNITS)
    if units is None:
        raise wrong(fields.where("units"), "a whole number", None)
    indicator = _one_of(fields, "indicator", INDICATORS) if fields.has("indicator") else None
    return Mue(units, indicator)


def _one_of(fields: Fields, key: str, allowed: tuple[int, ...]) -> int:
    number = fields.count(key, max(allowed))
    if number not in allowed:
        expected = "one of " + ", ".join(str(one) for one in allowed)
        raise wrong(fields.where(key), expected, number)
    return number


def _all_prices(prices: Mapping[str, Price]) -> dict[str, object]:
    return {code: _price_fields(price) for code, price in prices.items()}


def _highest_fields(highest: Highest) -> dict[str, object]:
    return {"practice_expense": str(highest.practice_expense), "before": highest.before}


def _highest(fields: Fields | None) -> Highest | None:
    if fields is None:
        return None
    return Highest(amount(fields, "practice_expense"), fields.flag("before"))


def _price_fields(price: Price) -> dict[str, object]:
    return {
        "full": str(price.full),
        "reduced": str(price.reduced),
        "practice_expense": str(price.practice_expense),
        "always_therapy": price.always_therapy,
        "source": price.source,
    }


def _price(fields: Fields) -> Price:
    return Price(
        full=amount(fields, "full"),
        reduced=amount(fields, "reduced"),
        practice_expense=amount(fields, "practice_expense"),
        always_therapy=fields.flag("always_therapy"),
        source=fields.text("source"),
    )


def _threshold_fields(threshold: Threshold) -> dict[str, object]:
    return {
        "year": threshold.year,
        "therapy": threshold.therapy,
        "amount": str(threshold.amount),
        "review": None if threshold.review is None else str(threshold.review),
    }


def _threshold(fields: Fields | None) -> Threshold | None:
    if fields is None:
        return None
    return Threshold(
        year=_year(fields),
        therapy=fields.name("therapy"),
        amount=amount(fields, "amount"),
        review=amount_or_none(fields, "review"),
    )


def _use_fields(use: YearUse) -> dict[str, object]:
    return {
        "year": use.year,
        "here": str(use.here),
        "since": day_or_null(use.since),
        "typed": None if use.typed is None else str(use.typed),
        "typed_on": day_or_null(use.typed_on),
        "complete": use.complete,
    }


def _use(fields: Fields | None) -> YearUse | None:
    if fields is None:
        return None
    return YearUse(
        year=_year(fields),
        here=amount(fields, "here"),
        since=fields.day("since"),
        typed=amount_or_none(fields, "typed"),
        typed_on=fields.day_or_none("typed_on"),
        complete=fields.flag("complete"),
    )


def _year(fields: Fields) -> int:
    year = fields.count("year", _LATEST_YEAR)
    if year is None:
        raise wrong(fields.where("year"), "a year", None)
    return year
