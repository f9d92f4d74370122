"""Who is at the laptop of an open clinic: locking, unlocking and switching users."""
