"""Fields of a visit record: each taken with its place, each fault one sentence that names it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TypeVar, cast
from uuid import NAMESPACE_URL, uuid5

from therapytimer.billing.fields import shown

Choice = TypeVar("Choice", bound=StrEnum)

_EARLIEST_YEAR, _LATEST_YEAR = 1850, 2199  # wide enough for any birth, safe for any arithmetic
_DEEPEST = 40  # lists and objects within each other
_MICROSECONDS = 1000  # in a millisecond


class RecordError(ValueError):
    """A visit record that cannot be taken in; the text says what, where and what was expected."""


@dataclass(frozen=True, slots=True)
class Fields:
    """An object of a record and the place where it stands (`segments[2]`, "" for the whole)."""

    values: Mapping[str, object]
    place: str = ""

    def where(self, key: str) -> str:
        """Name the place of a field (`segments[2].stop`)."""
        return f"{self.place}.{key}" if self.place else key

    def has(self, key: str) -> bool:
        """Whether the field is there and not null."""
        return self.values.get(key) is not None

    def required(self, key: str, expected: str) -> object:
        """Take any value but null."""
        if not self.has(key):
            raise RecordError(f"{self.where(key)} is missing; expected {expected}.")
        return self.values[key]

    def name(self, key: str) -> str:
        """Take text that must be there and is more than spaces."""
        value = _text(self.where(key), self.required(key, "text"))
        if not value.strip():
            raise RecordError(f"{self.where(key)} is empty; expected text.")
        return value

    def text(self, key: str, default: str = "") -> str:
        """Take text, the empty one too."""
        value = self.values.get(key)
        if isinstance(value, str):  # what nearly all fields are, in thousands of records
            return value
        return default if value is None else _text(self.where(key), value)

    def text_or_none(self, key: str) -> str | None:
        """Take text, or None where the field is absent or null."""
        return self.text(key) if self.has(key) else None

    def identity(self, key: str, visit_id: str) -> str:
        """Take an id; a missing one follows from the visit's id and the place, always the same."""
        return self.text(key) or str(uuid5(NAMESPACE_URL, f"{visit_id}/{self.where(key)}"))

    def flag(self, key: str) -> bool:
        """Take true or false; absent is false."""
        value = self.values[key] if self.has(key) else False
        if not isinstance(value, bool):
            raise wrong(self.where(key), "true or false", value)
        return value

    def count(self, key: str, most: int) -> int | None:
        """Take a whole number from 0 to `most`, or None where it is absent."""
        if not self.has(key):
            return None
        value = self.values[key]
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
            raise wrong(self.where(key), f"a whole number from 0 to {most:,}", value)
        return value

    def choice(self, key: str, kinds: type[Choice], default: Choice | None = None) -> Choice:
        """Take one of the words of an enumeration."""
        if default is not None and not self.has(key):
            return default
        expected = "one of " + ", ".join(kinds)
        value = self.required(key, expected)
        if not isinstance(value, str) or value not in set(kinds):
            raise wrong(self.where(key), expected, value)
        return kinds(value)

    def day(self, key: str) -> date:
        """Take a day written as 2026-11-20."""
        value = self.required(key, "a day such as 2026-11-20")
        try:
            found = date.fromisoformat(cast("str", value))
        except (TypeError, ValueError):
            found = None
        if found is None or found.isoformat() != value or not _sane(found):
            raise wrong(self.where(key), "a day such as 2026-11-20", value)
        return found

    def day_or_none(self, key: str) -> date | None:
        """Take a day, or None where the field is absent or null."""
        return self.day(key) if self.has(key) else None

    def instant(self, key: str) -> datetime:
        """Take an instant with its offset, in whole milliseconds; given back in UTC."""
        expected = "an instant with its offset such as 2026-11-20T14:00:00Z"
        value = self.required(key, expected)
        try:
            found = datetime.fromisoformat(cast("str", value))
        except (TypeError, ValueError):
            raise wrong(self.where(key), expected, value) from None
        if found.tzinfo is None or not _sane(found):
            raise wrong(self.where(key), expected, value)
        if found.microsecond % _MICROSECONDS:
            raise wrong(self.where(key), "an instant in whole milliseconds", value)
        return found.astimezone(UTC)

    def instant_or_none(self, key: str) -> datetime | None:
        """Take an instant, or None where the field is absent or null."""
        return self.instant(key) if self.has(key) else None

    def object(self, key: str) -> Fields | None:
        """Take an object, or None where the field is absent or null."""
        if not self.has(key):
            return None
        return Fields(_object(self.where(key), self.values[key]), self.where(key))

    def the_object(self, key: str) -> Fields:
        """Take an object that must be there."""
        self.required(key, "an object")
        return Fields(_object(self.where(key), self.values[key]), self.where(key))

    def objects(self, key: str) -> list[Fields]:
        """Take a list of objects; absent is empty."""
        return [Fields(_object(place, one), place) for place, one in self._items(key)]

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of texts; absent is empty."""
        return tuple(_text(place, one) for place, one in self._items(key))

    def words(self) -> dict[str, str]:
        """Take every field of the object as text; null ones are left out."""
        return {key: self.text(key) for key in self.values if self.has(key)}

    def _items(self, key: str) -> list[tuple[str, object]]:
        value = self.values.get(key)
        if value is None or value == []:
            return []
        if not isinstance(value, list | tuple):
            raise wrong(self.where(key), "a list", value)
        items, where = cast("list[object]", value), self.where(key)
        return [(f"{where}[{place}]", one) for place, one in enumerate(items)]


def wrong(place: str, expected: str, value: object) -> RecordError:
    """Say what stands where something else was expected."""
    return RecordError(f"{place} is {_kind(value)}; expected {expected}.")


def refuse_unsound(value: object, place: str = "record", depth: int = 0) -> None:
    """Refuse what no file, database or page can hold, wherever in a record it stands."""
    if depth > _DEEPEST:
        raise RecordError(f"{place[:60]}… is nested deeper than {_DEEPEST} levels.")
    if isinstance(value, str):
        _refuse_surrogates(value, place)
    elif isinstance(value, float) and not math.isfinite(value):
        raise wrong(place, "a number that JSON can hold", value)
    elif isinstance(value, Mapping):
        for key, one in cast("Mapping[str, object]", value).items():
            _refuse_surrogates(key, place)
            refuse_unsound(one, f"{place}.{key}" if depth else key, depth + 1)
    elif isinstance(value, list | tuple):
        for number, one in enumerate(cast("list[object]", value)):
            refuse_unsound(one, f"{place}[{number}]", depth + 1)


def _refuse_surrogates(text: str, place: str) -> None:
    # Half of a pair of UTF-16 is no character: nothing can write it as UTF-8.
    if not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text):
        raise RecordError(f"{place} holds half a character (a lone surrogate); expected text.")


def _text(place: str, value: object) -> str:
    if not isinstance(value, str):
        raise wrong(place, "text", value)
    return value


def _object(place: str, value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise wrong(place, "an object", value)
    return cast("Mapping[str, object]", value)


def _kind(value: object) -> str:
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, list | tuple):
        return "a list"
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else shown(value)


def _sane(day: date) -> bool:
    return _EARLIEST_YEAR <= day.year <= _LATEST_YEAR
