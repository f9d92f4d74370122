"""The parts of the page of clinicians."""
