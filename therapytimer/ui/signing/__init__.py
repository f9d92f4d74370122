"""Signing notes, adding words to them, and correcting them."""
