"""Documenting a visit: its words, its checklist, its PDF."""
