"""The painted tile of one billing code, and the grid of them."""
