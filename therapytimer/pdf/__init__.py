"""The notes on paper."""
