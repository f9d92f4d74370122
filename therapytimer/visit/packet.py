"""The packet: which notes, reports and plans of one patient belong to a period, in what order."""

from collections.abc import Iterable
from datetime import date

from therapytimer.visit.day import is_void
from therapytimer.visit.people import PlanOfCare
from therapytimer.visit.reports import Report
from therapytimer.visit.visit import Visit

Entry = Visit | Report


def packet_entries(
    visits: Iterable[Visit], reports: Iterable[Report], first: date, last: date
) -> tuple[Entry, ...]:
    """Give notes and reports of a period (both days included) by day, a report after its day's.

    Left out are reports that nobody has signed and void visits, unless somebody signed them; a
    note that is not signed is in it as a draft.
    """
    notes = [one for one in visits if one.signatures or not is_void(one)]
    signed = [one for one in reports if one.signatures]
    found: list[Entry] = [one for one in (*notes, *signed) if first <= one.on <= last]
    return tuple(sorted(found, key=lambda one: (one.on, isinstance(one, Report))))


def plans_of(visits: Iterable[Visit]) -> tuple[tuple[str, PlanOfCare], ...]:
    """Give each plan of some visits, in order, as it stood last, with its discipline."""
    found: dict[tuple[str, date | None], PlanOfCare] = {}
    for visit in visits:
        plan = visit.plan_of_care
        if plan is not None:
            found[visit.discipline, plan.established_on] = plan
    return tuple((discipline, plan) for (discipline, _), plan in found.items())


def packet_name(record_number: str, first: date, last: date) -> str:
    """Name the file by record number and period: no patient's name."""
    number = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in record_number)
    return "-".join(filter(None, (f"packet-{first}-to-{last}", number.strip("-")[:24]))) + ".pdf"
