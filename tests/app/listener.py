"""Reads a window as a screen reader does; run by the system's Python, which has AT-SPI.

Prints one JSON object: every node with role, name and whether it takes the focus; then starts the
stopwatch of the code given and lists what is announced, and what changed its name, meanwhile.
"""

# pyright: basic, reportMissingImports=false
# The bindings are the system's: this Python does not have them.

import json
import sys
import time  # noqa: TID251 - of the bus, not of the program

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version comes first

PATIENCE = 20.0
HEARD_FOR_MS = 3500


def program():
    """Wait for our window on the bus."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        desktop = Atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(number)
            if child is not None and child.get_child_count():
                return child
        time.sleep(0.1)
    raise SystemExit("no window on the bus")


def below(node):
    """A node and all below it, as far as they are shown."""
    yield node
    for number in range(node.get_child_count()):
        child = node.get_child_at_index(number)
        if child is not None:
            yield from below(child)


def told(node):
    """What a screen reader says of a node."""
    states = node.get_state_set()
    return {
        "role": node.get_role_name(),
        "name": node.get_name(),
        "focusable": states.contains(Atspi.StateType.FOCUSABLE),
        "showing": states.contains(Atspi.StateType.SHOWING),
    }


def press(node):
    """Do what a tap would do."""
    action = node.get_action_iface()
    names = [action.get_action_name(number) for number in range(action.get_n_actions())]
    wanted = next(name for name in ("Toggle", "Press", "toggle", "press", "click") if name in names)
    action.do_action(names.index(wanted))


def main(code):
    """Read the tree, press the tile, listen."""
    window = program()
    began = time.monotonic()
    nodes = list(below(window))
    found = {"seconds": time.monotonic() - began, "nodes": [told(one) for one in nodes]}
    heard, renamed = [], []
    loop = GLib.MainLoop()

    def hear(event):
        (heard if "announcement" in event.type else renamed).append(str(event.any_data))

    listener = Atspi.EventListener.new(hear)
    for kind in ("object:announcement", "object:property-change:accessible-name"):
        listener.register(kind)
    tile = next(one for one in nodes if (one.get_name() or "").startswith(code))
    press(tile)
    GLib.timeout_add(HEARD_FOR_MS, loop.quit)
    loop.run()
    tile.clear_cache()  # or the name would be the one of before
    found |= {"heard": heard, "renamed": renamed, "now": tile.get_name()}
    sys.stdout.write(json.dumps(found))


main(*sys.argv[1:])
