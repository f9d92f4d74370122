"""What therapytimer uses of sqlcipher3; the library brings no types."""
