"""Sees a window over the bus, as a screen reader does; run by the system's Python.

Each line on standard input is a question, each answer one line of JSON: `find NAME` gives name and
place on the screen of what is shown under a name that begins so, or null; `names` gives the names
of all that is shown.

It asks for all children of something at once. Asked for one after the other, Qt reaches for a
scroll bar that may have gone meanwhile, and the program with it.
"""

# pyright: basic, reportMissingImports=false
# The bindings are the system's: this Python does not have them.

import json
import sys

from gi.repository import Gio, GLib

ROOT = "/org/a11y/atspi/accessible/root"
SHOWING = 1 << 25
TIMEOUT_MS = 5000


def connected():
    """Connect to the bus that screen readers use."""
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    to = ("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
    (address,) = session.call_sync(*to, None, None, Gio.DBusCallFlags.NONE, -1).unpack()
    client = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
    flags = client | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(address, flags, None, None)


BUS = connected()


def asked(node, interface, method, arguments=None):
    """Ask a node (name on the bus, path) something."""
    to = (*node, interface, method, arguments, None, Gio.DBusCallFlags.NONE, TIMEOUT_MS)
    return BUS.call_sync(*to).unpack()[0]


def children(node):
    return asked(node, "org.a11y.atspi.Accessible", "GetChildren")


def name_of(node):
    about = GLib.Variant("(ss)", ("org.a11y.atspi.Accessible", "Name"))
    return asked(node, "org.freedesktop.DBus.Properties", "Get", about)


def shown(node, around=()):
    """A node that can be seen and all such below it, each with what is around it."""
    if asked(node, "org.a11y.atspi.Accessible", "GetState")[0] & SHOWING:
        yield node, around
        for child in children(node):
            yield from shown(child, (*around, node))


def everything():
    """All that is shown of every program."""
    for program in children(("org.a11y.atspi.Registry", ROOT)):
        for window in children(program):
            yield from shown(window)


def edges(node):
    """The left, upper, right and lower edge of a node on the screen."""
    on_screen = GLib.Variant("(u)", (0,))
    x, y, width, height = asked(node, "org.a11y.atspi.Component", "GetExtents", on_screen)
    return x, y, x + width, y + height


def place(node, around):
    """The name of a node, where its middle is, and how far that is scrolled out of sight."""
    left, upper, right, lower = edges(node)
    x, y = (left + right) // 2, (upper + lower) // 2
    hidden = 0
    for one in around:
        _, above, _, below = edges(one)
        hidden = max(hidden, min(0, y - above) or max(0, y - below), key=abs)
    return {"name": name_of(node), "middle": [x, y], "hidden": hidden}


def answer(question):
    """What is seen."""
    verb, _, wanted = question.partition(" ")
    named = [(name_of(node), node, around) for node, around in everything()]
    if verb == "names":
        return [name for name, _, _ in named if name]
    found = [one for one in named if one[0].startswith(wanted)]
    exact = [one for one in found if one[0] == wanted]
    # A button lies above the frame that bears its name.
    return place(*(exact or found)[-1][1:]) if found else None


for line in sys.stdin:
    try:
        told = answer(line.strip())
    except GLib.Error:  # what is looked at may vanish meanwhile
        told = None
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
