"""The trade's notation in, records of billing out."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from therapytimer.billing.bill import Day, Span, VisitTime
from therapytimer.billing.codes import Catalogue, parse_catalogue
from therapytimer.billing.fees import FeeSchedule, parse_schedule
from therapytimer.billing.own_codes import parse_own_code
from therapytimer.billing.payers import Payer, parse_payers
from therapytimer.billing.units import TimedMinutes

RESOURCES = Path(__file__).parents[2] / "resources"
ON = date(2026, 11, 20)
MIDNIGHT = datetime(2026, 11, 20, tzinfo=UTC)


@cache
def catalogue() -> Catalogue:
    return parse_catalogue((RESOURCES / "codes.json").read_text("utf-8"))


@cache
def payers() -> tuple[Payer, ...]:
    return parse_payers((RESOURCES / "payers.json").read_text("utf-8"))


@cache
def national() -> FeeSchedule:
    codes = (RESOURCES / "codes.json").read_text("utf-8")
    return parse_schedule((RESOURCES / "fees.json").read_text("utf-8"), codes)


def a_payer(name: str) -> Payer:
    return next(payer for payer in payers() if payer.name == name)


def at(clock: str) -> datetime:
    """Read "9:05" or "9:05:30.250" of the day that all tests share."""
    hours, minutes, *seconds = clock.split(":")
    return MIDNIGHT + timedelta(
        hours=int(hours),
        minutes=int(minutes),
        milliseconds=round(1000 * float("".join(seconds or "0"))),
    )


def spans(text: str) -> tuple[Span, ...]:
    """Read "97110 9:00-9:20, 97140 9:20-9:40:30"."""
    pairs = (each.split() for each in text.split(",")) if text else ()
    return tuple(a_span(code, *times.split("-")) for code, times in pairs)


def a_span(code: str, start: str, stop: str) -> Span:
    return Span(code, at(start), at(stop))


def a_visit(text: str, visit_id: str = "v1", **quantities: int) -> VisitTime:
    """Make a visit; a quantity is given as _95851=2."""
    numbers = {code.removeprefix("_"): number for code, number in quantities.items()}
    return VisitTime(visit_id, spans(text), numbers)


def a_day(
    *visits: str | VisitTime,
    payer: str | Payer = "Medicare Part B",
    own=(),
    choices=None,
    discipline="PT",
    **decided,
):
    """Make a day of visits written as spans; `own` holds lines of the clinic's own codes."""
    return Day(
        on=ON,
        discipline=discipline,
        payer=a_payer(payer) if isinstance(payer, str) else payer,
        visits=tuple(
            visit if isinstance(visit, VisitTime) else a_visit(visit, f"v{number}")
            for number, visit in enumerate(visits, start=1)
        ),
        codes=catalogue().with_own([parse_own_code(line) for line in own]),
        tie_choices=choices or {},
        **decided,
    )


def shared(text: str, start="9:00", visit_id="v1") -> VisitTime:
    """Make a visit from "97110 13/23, 97140 30/0/5": minutes of therapist, assistant and both."""
    clock, found = at(start), []
    for code, amounts in (each.split() for each in text.split(",")):
        for number, amount in enumerate(amounts.split("/")):
            stop = clock + timedelta(minutes=float(amount))
            found.append(Span(code, clock, stop, assistant=number == 1))
            clock = stop
    return VisitTime(visit_id, tuple(found))


def modified(bill) -> str:
    """Write the lines of a bill as "97110 13=1 GP, 97110 23=1 GP CQ"."""
    return ", ".join(
        " ".join((f"{line.code} {line.minutes}={line.units}", *line.modifiers))
        for line in bill.lines
    )


def minutes(text: str) -> list[TimedMinutes]:
    """Read "97110 33, 97140 7", in the order of their start."""
    pairs = (each.split() for each in text.split(","))
    return [TimedMinutes(code, int(number), order) for order, (code, number) in enumerate(pairs)]


def lines(counted) -> str:
    """Write the lines of a bill or tally as "97110 33=2, 97140 7=1"."""
    return ", ".join(f"{line.code} {line.minutes}={line.units}" for line in counted.lines)


def units(working) -> dict[str, int]:
    return {code.code: code.units for code in working.codes}


def line_of(counted, code: str):
    return next(line for line in counted.lines if line.code == code)
