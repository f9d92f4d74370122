"""Text on its way to paper: every character is printed, painted or named, never lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from therapytimer.pdf.fonts import covers, width

if TYPE_CHECKING:
    from therapytimer.pdf.styles import Style

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_WORD = re.compile(r"[^ ]* *")
_JOINERS = "\u200c\u200d"  # shape the letters beside them in Persian, Hindi and emoji
# Sticks to the word before it, so that no line begins with a dot.
DOT = "\u00a0\u00a0·  "
NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Painted:
    """One line of text as a picture, for scripts that the bundled faces lack.

    `png` covers `width` by `height` points; its base line lies `ascent` below its upper edge.
    `text` is what a screen reader or a search finds in its place.
    """

    text: str
    png: bytes
    width: float
    height: float
    ascent: float


# Handed in by the window: (one paragraph, size in points, width in points) -> its lines.
Paint = Callable[[str, float, float], Sequence[Painted]]


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it will stand on paper."""

    text: str
    leading: float
    picture: Painted | None = None


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets text in lines; `paint` may be missing, then what the faces lack is named.

    `named` gathers the characters that were named.
    """

    paint: Paint | None = None
    named: set[str] = field(default_factory=set[str])

    def lines(self, raw: str, style: Style, room: float) -> list[Line]:
        """Break a text into lines no wider than `room` points."""
        found: list[Line] = []
        for paragraph in _LINE_END.split(unicodedata.normalize("NFC", raw)):
            found += self._paragraph(paragraph, style, room)
        return found

    def line(self, raw: str, style: Style, room: float) -> Line:
        """Set a text that is meant to have only one line, and give the first."""
        return self.lines(raw, style, room)[0]

    def _paragraph(self, raw: str, style: Style, room: float) -> list[Line]:
        text = "".join(" " if _is_other_space(one) else one for one in raw)
        if self.paint and any(_is_letter_lacking(one) for one in text):
            text = self._without(text, filter(_is_shapeless, text))
            painted = self.paint(text, style.size, room)
            return [Line(one.text, max(style.leading, one.height), one) for one in painted]
        text = self._without(text, (one for one in text if not covers(one)))
        return [Line(line, style.leading) for line in wrapped(text, style, room)]

    def _without(self, text: str, characters: Iterable[str]) -> str:
        """Name these characters in a text."""
        lacking = set(characters)
        self.named.update(lacking)
        return "".join(f"[{_point(one)}]" if one in lacking else one for one in text)


def described(characters: Iterable[str]) -> tuple[str, ...]:
    """Characters by number and name, for a message: "U+4E2D CJK UNIFIED IDEOGRAPH-4E2D"."""
    return tuple(
        f"{_point(one)} {unicodedata.name(one, '')}".rstrip() for one in sorted(characters)
    )


def wrapped(text: str, style: Style, room: float) -> list[str]:
    """Break printable text at its spaces, and inside words that are wider than a line."""
    lines: list[str] = []
    line, used = "", 0.0
    for word in _pieces(text, style, room):
        needed = width(word.rstrip(" "), style.font, style.size)
        if line and used + needed > room:
            lines.append(line)
            line, used = "", 0.0
        line += word
        used += width(word, style.font, style.size)
    return [*lines, line]


def _pieces(text: str, style: Style, room: float) -> Iterable[str]:
    for word in _WORD.findall(text):
        if width(word, style.font, style.size) <= room:
            yield word
        else:
            yield from _cut(word, style, room)


def _cut(word: str, style: Style, room: float) -> Iterable[str]:
    piece, used = "", 0.0
    for character in word:
        needed = width(character, style.font, style.size)
        if piece and character != " " and used + needed > room:
            yield piece
            piece, used = "", 0.0
        piece += character
        used += needed
    yield piece


def _is_other_space(character: str) -> bool:
    """Whether it is a space that the faces lack; their widths differ, their meaning does not."""
    is_space = character == "\t" or unicodedata.category(character) == "Zs"
    return is_space and not covers(character)


def _is_shapeless(character: str) -> bool:
    """Whether no face at all could show it: controls, marks of direction, private characters."""
    return unicodedata.category(character)[0] == "C" and character not in _JOINERS


def _is_letter_lacking(character: str) -> bool:
    """Whether a painter could show what the faces lack."""
    return unicodedata.category(character)[0] != "C" and not covers(character)


def _point(character: str) -> str:
    return f"U+{ord(character):04X}"
