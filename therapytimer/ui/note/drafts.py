"""Half-typed text of a visit: each page keeps its own fields and leaves those of others alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from therapytimer.store.alive import Alive


def keep_draft(alive: Alive, visit_id: str, texts: Mapping[str, str], own: tuple[str, ...]) -> None:
    """Keep the half-typed texts of the fields whose names begin with one of `own`."""
    draft = alive.draft(visit_id)
    others = {name: text for name, text in draft.items() if not name.startswith(own)}
    alive.write_draft(visit_id, others | dict(texts))
