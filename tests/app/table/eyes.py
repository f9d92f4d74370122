"""Sees a window over the bus, as a screen reader does; run by the system's Python.

Each line on standard input is a question, each answer one line of JSON: `find NAME` gives name and
place on the screen of what is shown under a name that begins so, or null; `names` gives the names
of all that is shown.
"""

# pyright: basic, reportMissingImports=false
# The bindings are the system's: this Python does not have them.

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402 - the version comes first


def windows():
    """Everything on the desktop."""
    desktop = Atspi.get_desktop(0)
    for number in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(number)
        if child is not None:
            child.clear_cache()
            yield child


def shown(node):
    """A node and all below it that can be seen, from the top."""
    states = node.get_state_set()
    if states.contains(Atspi.StateType.SHOWING) or node.get_role_name() == "application":
        yield node
        for number in range(node.get_child_count()):
            child = node.get_child_at_index(number)
            if child is not None:
                yield from shown(child)


def extents(node):
    """The left, upper, right and lower edge of a node on the screen."""
    box = Atspi.Component.get_extents(node, Atspi.CoordType.SCREEN)
    return box.x, box.y, box.x + box.width, box.y + box.height


def place(node):
    """The name of a node, where its middle is, and how far that is scrolled out of sight."""
    left, upper, right, lower = extents(node)
    x, y = (left + right) // 2, (upper + lower) // 2
    hidden, around = 0, node.get_parent()
    while around is not None and around.get_role_name() != "application":
        _, above, _, below = extents(around)
        hidden = hidden or min(0, y - above) or max(0, y - below)
        around = around.get_parent()
    return {"name": node.get_name(), "middle": [x, y], "hidden": hidden}


def answer(question):
    """What is seen."""
    verb, _, name = question.partition(" ")
    nodes = (node for window in windows() for node in shown(window))
    if verb == "names":
        return [node.get_name() for node in nodes if node.get_name()]
    found = [node for node in nodes if (node.get_name() or "").startswith(name)]
    exact = [node for node in found if node.get_name() == name]
    # A button lies above the frame that bears its name.
    return place((exact or found)[-1]) if found else None


for line in sys.stdin:
    try:
        told = answer(line.strip())
    except Exception:  # noqa: BLE001 - what is looked at may vanish meanwhile
        told = None
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
