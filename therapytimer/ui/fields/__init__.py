"""What pages with something to fill in are made of."""
