"""The parts of the page of patient and plan, and how what is typed there is understood."""
