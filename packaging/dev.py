r"""Run, test and lock therapytimer from a checkout; needs nothing but Python.

    python3 packaging/dev.py run [ARGUMENTS]     open the program, or pass it a command
    python3 packaging/dev.py demo [ARGUMENTS]    play the sample visit off screen
    python3 packaging/dev.py check               format, lint, types, import contracts
    python3 packaging/dev.py test [--long] [-- PYTEST ARGUMENTS]
    python3 packaging/dev.py lock                choose the versions of all dependencies anew

On Windows it is `py packaging\dev.py run`, and so on.
"""

import sys

from devtools import platforms
from devtools.sentence import SentenceError


def main(arguments: "list[str]") -> int:
    """Do what the first argument names; give the exit code."""
    # Nothing newer than Python 3.6 so far: an old Python must be able to read the refusal.
    refusal = platforms.refusal(platforms.this_host())
    if refusal:
        print(refusal, file=sys.stderr)
        return 2
    from devtools import commands  # noqa: PLC0415 - written for the Pythons that are not refused

    try:
        return commands.carry_out(arguments, usage=str(__doc__))
    except SentenceError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
