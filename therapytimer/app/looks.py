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

    `strip_place` is where the mini strip stood (x, y); `pedals` maps the names of actions to the
    keys learnt for them.
    With `next_unit` the board tells from how many minutes on there is one unit more.
    """

    theme: ThemeName = "system"
    text_percent: int = 100
    place: tuple[int, int, int, int] | None = None
    pedals: dict[str, str] = field(default_factory=dict[str, str])
    next_unit: bool = False
    strip_place: tuple[int, int] | None = None


def read_looks(folder: Path) -> Looks:
    """Read the looks kept in a folder; what is missing or makes no sense has its default."""
    try:
        kept = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Looks()
    fields = cast("dict[str, object]", kept) if isinstance(kept, dict) else {}
    looks = Looks(pedals=_words(fields.get("pedals")))
    place, strip_place = _numbers(fields.get("place")), _numbers(fields.get("strip_place"))
    if len(place) == 4:  # noqa: PLR2004 - x, y, width, height
        looks = replace(looks, place=(place[0], place[1], place[2], place[3]))
    if len(strip_place) == 2:  # noqa: PLR2004 - x, y
        looks = replace(looks, strip_place=(strip_place[0], strip_place[1]))
    theme, percent = fields.get("theme"), fields.get("text_percent")
    if theme in THEME_NAMES:
        looks = replace(looks, theme=theme)
    if isinstance(percent, int) and percent in _PERCENT:
        looks = replace(looks, text_percent=percent)
    return replace(looks, next_unit=fields.get("next_unit") is True)


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


def _numbers(value: object) -> list[int]:
    numbers = cast("list[object]", value) if isinstance(value, list) else []
    whole = [one for one in numbers if isinstance(one, int)]
    return whole if len(whole) == len(numbers) else []
