"""What a new passphrase must have; one that is known already opens whatever its length."""

LEAST = 8  # characters


def too_short(passphrase: str) -> str:
    """Say that a new passphrase is too short, or nothing; blanks count."""
    typed = len(passphrase)
    if typed >= LEAST:
        return ""
    return f"A passphrase has at least {LEAST} characters; this one has {typed}."
