"""The encrypted file of the clinic, and the only SQL."""
