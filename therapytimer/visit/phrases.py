"""Phrases for the fields of a note: those that ship with the program, and the clinic's own.

A phrase may hold blanks, "[side]" and "[number]"; each is filled after it was taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from therapytimer.billing.fields import checked, names, objects

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

PHRASES = "phrases"  # the clinic's setting
NOTE, ANY = "note", "any"  # instead of a code: the note's own fields, and codes without their own
SIDES = ("left", "right", "both")
SIDE = "[side]"
_BLANK = re.compile(r"\[[a-z ]+\]")
_ENDS = ".;:,!?"
_LONGEST = 200  # characters; a phrase is no paragraph

Key = tuple[str, str]  # code and field


@dataclass(frozen=True, slots=True)
class Shelf:
    """Phrases of one field, for some disciplines (none named: for all)."""

    codes: tuple[str, ...]
    field: str
    phrases: tuple[str, ...]
    disciplines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnPhrases:
    """What the clinic added to a field's phrases, and which of the shipped it does not want."""

    added: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Library:
    """Every phrase there is."""

    shelves: tuple[Shelf, ...] = ()
    own: Mapping[Key, OwnPhrases] = field(default_factory=dict[Key, OwnPhrases])

    def shipped(self, key: Key, discipline: str) -> tuple[str, ...]:
        """Give the shipped phrases of a field; a code without any has those of any code."""
        found = self._shelved(key, discipline)
        return found if found or key[0] == NOTE else self._shelved((ANY, key[1]), discipline)

    def offered(self, key: Key, discipline: str) -> tuple[str, ...]:
        """Give the phrases of a field, the clinic's own first."""
        own = self.own.get(key, OwnPhrases())
        shipped = (one for one in self.shipped(key, discipline) if one not in own.hidden)
        return tuple(dict.fromkeys((*own.added, *shipped)))

    def edited(self, key: Key, discipline: str, lines: Iterable[str]) -> OwnPhrases:
        """Read a field's phrases as somebody wrote them, one a line; ValueError for a long one.

        A shipped one that is not among them is hidden, for the other disciplines too.
        """
        wanted = tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))
        long = next((one for one in wanted if len(one) > _LONGEST), None)
        if long is not None:
            raise ValueError(
                f"“{long[:30]}…” has {len(long)} characters: a phrase has at most {_LONGEST}."
            )
        shipped = self.shipped(key, discipline)
        before = self.own.get(key, OwnPhrases()).hidden
        hidden = [one for one in before if one not in shipped]
        hidden += [one for one in shipped if one not in wanted]
        return OwnPhrases(tuple(one for one in wanted if one not in shipped), tuple(hidden))

    def _shelved(self, key: Key, discipline: str) -> tuple[str, ...]:
        code, name = key
        return tuple(
            phrase
            for shelf in self.shelves
            if code in shelf.codes and shelf.field == name
            if not shelf.disciplines or discipline in shelf.disciplines
            for phrase in shelf.phrases
        )


def parse_phrases(text: str) -> tuple[Shelf, ...]:
    """Read the shipped phrases (JSON); ValueError names what is wrong."""
    return tuple(_shelf(row) for row in objects("The phrases", text))


def with_own(shelves: Sequence[Shelf], settings: Mapping[str, object]) -> Library:
    """Give the library with the clinic's own phrases."""
    kept = cast("Mapping[str, Mapping[str, Sequence[str]]]", settings.get(PHRASES) or {})
    own = {
        _key(name): OwnPhrases(tuple(one.get("added", ())), tuple(one.get("hidden", ())))
        for name, one in kept.items()
    }
    return Library(tuple(shelves), own)


def phrases_setting(
    settings: Mapping[str, object], key: Key, own: OwnPhrases
) -> dict[str, dict[str, list[str]]]:
    """Write the clinic's phrases with those of one field anew."""
    kept = dict(cast("Mapping[str, dict[str, list[str]]]", settings.get(PHRASES) or {}))
    kept.pop(".".join(key), None)
    if own.added or own.hidden:
        kept[".".join(key)] = {"added": list(own.added), "hidden": list(own.hidden)}
    return kept


def set_in(before: str, phrase: str, after: str = "") -> str:
    """Give what to write at the caret so that a phrase stands there as a sentence of its own."""
    told = before.rstrip()
    if not told or before[-1] == "\n":
        start = ""
    elif before != told:
        start = "" if told[-1] in _ENDS else ". "
    else:
        start = " " if told[-1] in _ENDS else ". "
    rest = after.lstrip()
    end = ". " if rest and rest[0] not in _ENDS and after[0] != "\n" else ""
    return f"{start}{phrase}{end}"


def holds(text: str, phrase: str) -> bool:
    """Tell whether a phrase stands in a text already, its blanks filled or not."""
    parts = [re.escape(part) for part in _BLANK.split(phrase)]
    return re.search(r"\S+?".join(parts), text, re.IGNORECASE) is not None


def _shelf(row: Mapping[str, object]) -> Shelf:
    found: dict[str, Any] = checked(
        "Phrases",
        row,
        {"codes": names, "field": _name, "phrases": names, "disciplines": names},
        ("codes", "field", "phrases"),
    )
    return Shelf(found["codes"], found["field"], found["phrases"], found.get("disciplines", ()))


def _name(label: str, value: object) -> str:
    return names(label, [value])[0]


def _key(name: str) -> Key:
    code, _, part = name.partition(".")
    return code, part
