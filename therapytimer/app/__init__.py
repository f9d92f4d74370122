"""The one place that knows every part: builds them and hands them to each other."""
