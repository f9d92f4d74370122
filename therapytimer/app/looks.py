"""Theme, text size, window place and learnt keys: what holds for this computer, in a plain file.

The unlock screen needs them, before anything can be decrypted.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, cast

from therapytimer.paths import write_whole
from therapytimer.ui.look.theme import THEME_NAMES

if TYPE_CHECKING:
    from pathlib import Path

    from therapytimer.ui.look.theme import ThemeName

FILE = "looks.json"
_PERCENT = range(100, 201)


@dataclass(frozen=True, slots=True)
class Looks:
    """How the program looks on this computer; `place` is the window's (x, y, width, height).

    `pedals` maps the names of actions to the keys learnt for them.
    """

    theme: ThemeName = "system"
    text_percent: int = 100
    place: tuple[int, int, int, int] | None = None
    pedals: dict[str, str] = field(default_factory=dict[str, str])


def read_looks(folder: Path) -> Looks:
    """Read the looks kept in a folder; what is missing or makes no sense has its default."""
    try:
        kept = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Looks()
    fields = cast("dict[str, object]", kept) if isinstance(kept, dict) else {}
    looks = Looks(place=_place(fields.get("place")), pedals=_words(fields.get("pedals")))
    theme, percent = fields.get("theme"), fields.get("text_percent")
    if theme in THEME_NAMES:
        looks = replace(looks, theme=theme)
    if isinstance(percent, int) and percent in _PERCENT:
        looks = replace(looks, text_percent=percent)
    return looks


def write_looks(folder: Path, looks: Looks) -> None:
    """Keep the looks; where the folder cannot be written they last until the program ends."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(folder / FILE, json.dumps(asdict(looks)).encode())
    except OSError:
        return


def _words(value: object) -> dict[str, str]:
    pairs = cast("dict[str, object]", value) if isinstance(value, dict) else {}
    return {name: word for name, word in pairs.items() if isinstance(word, str)}


def _place(value: object) -> tuple[int, int, int, int] | None:
    numbers = cast("list[object]", value) if isinstance(value, list) else []
    whole = [one for one in numbers if isinstance(one, int)]
    if len(whole) != 4 or len(numbers) != 4:  # noqa: PLR2004 - x, y, width, height
        return None
    return whole[0], whole[1], whole[2], whole[3]
