"""Fields of a record that this program does not know: kept, and written again."""

from collections.abc import Iterable, Mapping
from typing import cast


def leftovers(record: Mapping[str, object], written: Mapping[str, object]) -> dict[str, object]:
    """Give the fields of a record that writing it again would lose, in the shape of the record.

    Of a list of objects those within each object are kept under the object's id.
    """
    lost: dict[str, object] = {}
    for key, value in record.items():
        deeper = value if key not in written else _deeper(value, written[key])
        if key not in written or deeper:
            lost[key] = deeper
    return lost


def _deeper(value: object, written: object) -> dict[str, object]:
    if isinstance(value, Mapping) and isinstance(written, Mapping):
        return leftovers(cast("Mapping[str, object]", value), cast("Mapping[str, object]", written))
    if isinstance(value, list) and isinstance(written, list):
        pairs = zip(cast("list[object]", value), cast("list[object]", written), strict=True)
        return _of_items(pairs)
    return {}


def _of_items(pairs: Iterable[tuple[object, object]]) -> dict[str, object]:
    lost: dict[str, object] = {}
    for value, written in pairs:
        deeper = _deeper(value, written)
        item: Mapping[str, object] = cast("dict[str, object]", written) if deeper else {}
        if "id" in item:
            lost[str(item["id"])] = deeper
    return lost


def put_back(record: dict[str, object], lost: Mapping[str, object]) -> None:
    """Put leftovers into a record just written; what it says itself stands."""
    for key, value in lost.items():
        if key not in record:
            record[key] = value
        elif isinstance(value, Mapping):
            _put_deeper(record[key], cast("Mapping[str, object]", value))


def _put_deeper(target: object, lost: Mapping[str, object]) -> None:
    if isinstance(target, dict):
        put_back(cast("dict[str, object]", target), lost)
    elif isinstance(target, list):
        for item in cast("list[dict[str, object]]", target):
            put_back(item, cast("Mapping[str, object]", lost.get(str(item.get("id")), {})))
