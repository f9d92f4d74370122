"""Theme, text size and window place: in a plain file, because the unlock screen needs them."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
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
    """How the program looks for this user; `place` is the window's (x, y, width, height)."""

    theme: ThemeName = "system"
    text_percent: int = 100
    place: tuple[int, int, int, int] | None = None


def read_looks(folder: Path) -> Looks:
    """Read the looks kept in a folder; what is missing or makes no sense has its default."""
    try:
        kept = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Looks()
    fields = cast("dict[str, object]", kept) if isinstance(kept, dict) else {}
    looks = Looks(place=_place(fields.get("place")))
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


def _place(value: object) -> tuple[int, int, int, int] | None:
    numbers = cast("list[object]", value) if isinstance(value, list) else []
    whole = [one for one in numbers if isinstance(one, int)]
    if len(whole) != 4 or len(numbers) != 4:  # noqa: PLR2004 - x, y, width, height
        return None
    return whole[0], whole[1], whole[2], whole[3]
