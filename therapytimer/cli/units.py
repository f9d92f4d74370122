"""`therapytimer units`: minutes in, units out; no clinic needed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from therapytimer.billing.payers import Rule
from therapytimer.billing.tally import count_units, parse_minutes
from therapytimer.cli.examples import example
from therapytimer.cli.shipped import catalogue

if TYPE_CHECKING:
    from therapytimer.billing.tally import Tally


@click.command(
    short_help="Count the units of minutes.",
    context_settings={"ignore_unknown_options": True},
    epilog=example("units 97110=33 97140=7 --rule midpoint"),
)
@click.argument("minutes", nargs=-1, metavar="CODE=MINUTES...")
@click.option(
    "--rule",
    type=click.Choice([rule.value for rule in Rule]),
    default=Rule.POOLED.value,
    show_default=True,
    help="medicare: pooled; midpoint: per code; midpoint-capped: per code with a cap.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of words.")
def units(minutes: tuple[str, ...], rule: str, *, as_json: bool) -> None:
    """Count the units of minutes per billing code; no clinic is needed."""
    codes = catalogue()
    counted = count_units(Rule(rule), parse_minutes(minutes, codes), codes)
    if as_json:
        click.echo(json.dumps(fields(counted), indent=2))
        return
    for line in counted.lines:
        click.echo(
            f"{line.code}  {line.minutes:>4} min  {line.units:>2} {_units(line.units)}  {line.name}"
        )
    click.echo(
        f"{counted.timed_code_minutes} timed code minutes, {counted.units} {_units(counted.units)}"
    )
    for sentence in counted.working.sentences:
        click.echo(f"  {sentence}")


def fields(counted: Tally) -> dict[str, object]:
    """Write what was counted as plain JSON values."""
    return {
        "rule": counted.rule.value,
        "timed_minutes": counted.timed_code_minutes,
        "units": counted.units,
        "lines": [
            {"code": line.code, "minutes": line.minutes, "units": line.units}
            for line in counted.lines
        ],
        "ties": [{"units": tie.units, "among": list(tie.among)} for tie in counted.ties],
    }


def _units(count: int) -> str:
    return "unit" if count == 1 else "units"
