"""The application: the one place that knows everybody, builds the parts and hands them over."""

from therapytimer.app.window import run_window

__all__ = ["run_window"]
