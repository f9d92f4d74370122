"""The checks of the documentation checklist: small functions from a context to what is missing."""
