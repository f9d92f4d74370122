"""What a check is handed, and what it gives back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from therapytimer.billing.bill import Bill
from therapytimer.billing.codes import Code
from therapytimer.billing.second import as_second, counting_second
from therapytimer.visit.day import billed_as
from therapytimer.visit.facts import Segment
from therapytimer.visit.visit import Visit


class Missing(NamedTuple):
    """One thing a check misses: the sentence, and the field that leads there."""

    message: str
    where: str


# What a check gives back: what is missing (nothing: met), or None where it does not apply.
Result = Sequence[Missing] | None


@dataclass(frozen=True, slots=True)
class Service:
    """A code with at least one whole minute in this visit, and the words that document it.

    `tapped` is the code in the log and the key of its words; it differs from `code` for an
    evaluation whose level was chosen afterwards.
    """

    tapped: str
    code: str
    words: Mapping[str, str]

    def says(self, key: str) -> str:
        """Give the words of one field, without spaces around them."""
        return self.words.get(key, "").strip()

    def where(self, key: str) -> str:
        """Name the place of one field."""
        return f"services.{self.tapped}.{key}"


@dataclass(frozen=True, slots=True)
class Context:
    """A visit with what its checks need.

    `codes` is the catalogue with the clinic's own codes, `minutes` the whole minutes of each code
    in this visit, `bill` the day's with this visit in it; `others` are visits that may share a
    clinician or the patient with it.
    """

    visit: Visit
    codes: Mapping[str, Code]
    minutes: Mapping[str, int]
    bill: Bill
    others: tuple[Visit, ...] = field(default=())

    @property
    def services(self) -> tuple[Service, ...]:
        """The services of the visit; 0 whole minutes stand in the log only."""
        tapped = dict.fromkeys(one.code for one in self.visit.segments)
        return tuple(
            Service(code, billed_as(self.visit, code), self.visit.services.get(code, {}))
            for code in tapped
            if self.minutes.get(billed_as(self.visit, code), 0) > 0
        )

    def as_second(self, sentence: str) -> str:
        """Say of a duty towards the payer that has the threshold if that is the second payer."""
        visit = self.visit
        return as_second(counting_second(visit.payer, visit.second_payer), sentence)

    def segments_of(self, *codes: str) -> tuple[Segment, ...]:
        """Give the segments on any of the codes, as tapped or as the level chosen."""
        return tuple(
            one
            for one in self.visit.segments
            if one.code in codes or billed_as(self.visit, one.code) in codes
        )

    def clock(self, instant: datetime) -> str:
        """Write an instant as the wall clock of the clinic showed it (09:05)."""
        return instant.astimezone(ZoneInfo(self.visit.timezone)).strftime("%H:%M")
