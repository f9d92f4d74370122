"""Small parts that all pages share."""
