"""The pure visit: segments, stopwatch, readings and gaps, the note and its record."""
