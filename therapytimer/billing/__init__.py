"""Pure billing rules: codes, minutes, units and the bill."""
