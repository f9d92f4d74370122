"""No role of the palette is left to Qt, and a palette tells its colours."""

import pytest
from PySide6.QtGui import QPalette

from therapytimer.ui.look.colours import ALL, LIGHT
from therapytimer.ui.look.palette import colours_of, make_palette

GROUPS = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled)
ROLES = [
    role
    for role in QPalette.ColorRole
    if role not in {QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles}
]


@pytest.mark.parametrize("colours", ALL, ids=lambda colours: colours.name)
@pytest.mark.parametrize("group", GROUPS)
def test_every_role_is_set_in_every_group(qapp, colours, group):
    palette = make_palette(colours)
    assert [role for role in ROLES if not palette.isBrushSet(group, role)] == []


@pytest.mark.parametrize("colours", ALL, ids=lambda colours: colours.name)
def test_a_palette_tells_the_colours_it_was_made_from(qapp, colours):
    assert colours_of(make_palette(colours)) is colours


def test_a_strange_palette_counts_as_light(qapp):
    assert colours_of(QPalette()) is LIGHT


def test_what_is_disabled_looks_so(qapp):
    palette = make_palette(LIGHT)
    role = QPalette.ColorRole.ButtonText
    assert palette.color(GROUPS[2], role) != palette.color(GROUPS[0], role)
