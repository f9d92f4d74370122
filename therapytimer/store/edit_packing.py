"""Tables of edits and MUE values as text: what the clinic's bills meet apart from the rest."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from therapytimer.billing.edits import Edit, EditTable, edit_lines, parse_edits
from therapytimer.billing.mue import Mue, MueTable

if TYPE_CHECKING:
    from collections.abc import Collection


def apart(table: EditTable, codes: Collection[str]) -> tuple[EditTable, EditTable]:
    """Divide a table into the pairs of which both codes are in `codes`, and all others."""
    among, others = list[Edit](), list[Edit]()
    for edit in table.edits:
        inside = edit.column1 in codes and edit.column2 in codes
        (among if inside else others).append(edit)
    return EditTable(table.name, among), EditTable(table.name, others)


def compressed(table: EditTable) -> bytes:
    """Write a table small."""
    return zlib.compress(written(table).encode())


def decompressed(name: str, content: bytes) -> EditTable:
    """Read back what `compressed` wrote."""
    return parse_edits(name, zlib.decompress(content).decode().splitlines())


def written(table: EditTable | MueTable) -> str:
    """Write a table as text."""
    if isinstance(table, EditTable):
        return "\n".join(edit_lines(table))
    return "\n".join(
        f"{code},{value.units},{'' if value.indicator is None else value.indicator}"
        for code, value in sorted(table.values.items())
    )


def mue_of(name: str, text: str) -> MueTable:
    """Read back the MUE values that `written` wrote."""
    rows = (line.split(",") for line in text.splitlines())
    return MueTable(
        name,
        {code: Mue(int(units), int(each) if each else None) for code, units, each in rows},
    )
