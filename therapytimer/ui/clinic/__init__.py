"""The parts of the page of the clinic's settings."""
