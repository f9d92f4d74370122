"""`therapytimer bill`: the full bill of visit records."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from therapytimer.billing.findings import Finding, Level
from therapytimer.billing.wording import counted
from therapytimer.cli.examples import example
from therapytimer.cli.files import read_file
from therapytimer.cli.shipped import catalogue, payers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from therapytimer.billing.bill import Bill


@click.command(
    short_help="Make the bill of visit records.", epilog=example("bill visits.json --json")
)
@click.argument("record", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of words.")
def bill(record: Path, *, as_json: bool) -> None:
    """Make the bill of the visit records in a file: one record or a list of them.

    Visits of one patient, day, discipline, payer and case are pooled into one bill.
    """
    from therapytimer.visit.day import bill_fields

    bills = _bills(read_file(record))
    if as_json:
        worth = [{"estimate": _estimate(one) or None} for one in bills]
        found = [bill_fields(one) | each for one, each in zip(bills, worth, strict=True)]
        click.echo(json.dumps(found, indent=2))
        return
    for one in bills:
        _print(one)


def _bills(content: bytes) -> list[Bill]:
    """Make the bills of records, each compared with what the records themselves say of it."""
    from therapytimer.cli.overlaps import overlaps_between
    from therapytimer.store.shipped import shipped_tables
    from therapytimer.visit.day import is_void
    from therapytimer.visit.reconcile import reconciled
    from therapytimer.visit.record import raw_records, read_records
    from therapytimer.visit.rules import bills_of

    codes = catalogue()
    visits, records = read_records(content, codes, payers()), raw_records(content)
    standing = [one for one in visits if not is_void(one)]
    overlaps = list(overlaps_between(standing, codes))
    return [
        replace(
            bill, findings=(*bill.findings, *reconciled(records, bill), *_twice(bill, overlaps))
        )
        for bill in bills_of(visits, codes, shipped_tables())
    ]


def _twice(bill: Bill, overlaps: Iterable[tuple[set[str], str]]) -> Iterator[Finding]:
    """Find minutes that a clinician or patient has in two visits at once."""
    for ids, sentence in overlaps:
        if not ids.isdisjoint(bill.visit_ids):
            yield Finding("overlap", Level.BLOCKS, sentence, "segments")


def _print(one: Bill) -> None:
    second = f"  second payer: {one.second}" if one.second else ""
    click.echo(f"{one.on}  {one.discipline}  {one.payer}  {one.rule.label}{second}")
    click.echo(f"visit {', '.join(one.visit_ids)}")
    for line in one.lines:
        modifiers = f"  {' '.join(line.modifiers)}" if line.modifiers else ""
        units = counted(line.units, "unit")
        click.echo(f"  {line.code}{modifiers}  {line.minutes} min  {units}  {line.name}")
        for reason in line.reasons:
            click.echo(f"      {reason}")
    click.echo(
        f"  {one.timed_code_minutes} timed code minutes, "
        f"{one.total_treatment_minutes} minutes total treatment time, "
        f"{counted(one.units, 'unit')}"
    )
    for sentence in (*one.working.sentences, *one.notices):
        click.echo(f"  {sentence}")
    if one.lines and _estimate(one):
        click.echo(f"  {_estimate(one)}")
    for finding in one.findings:
        click.echo(f"  {finding.level.value}: {finding.message}")


def _estimate(one: Bill) -> str:
    """Say what a bill is worth; nothing where that is unknown or the clinic hides it."""
    return "" if one.estimate is None or one.hides_estimates else one.estimate.sentence
