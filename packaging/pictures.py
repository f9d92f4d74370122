"""Make the pictures of the README anew, from the sample visit that the demonstration plays.

    .venv/bin/python packaging/pictures.py

They replace those in packaging/pictures. Few colours keep them small.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

HERE = Path(__file__).parent
SHOWN = {  # the picture of the demonstration behind each
    "board": "board-running-light",
    "board-dark": "board-running-dark",
    "tie": "board-tie-light",
    "timeline": "timeline-light",
    "document": "document-light",
    "mini-strip": "mini-strip-light",
}
_COLOURS = 128


def main() -> None:
    """Play the visit and keep what is shown."""
    with tempfile.TemporaryDirectory(prefix="therapytimer-pictures-") as folder:
        subprocess.run([sys.executable, HERE / "demo.py", folder], check=True)
        for name, taken in SHOWN.items():
            (found,) = Path(folder).glob(f"*-{taken}.png")
            with Image.open(found) as picture:
                small = picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
                small.save(HERE / "pictures" / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
