"""The parts of a note, one module each, in the order in which they stand on the page."""
