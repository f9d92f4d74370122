"""The board: stopwatches of one visit, their worth, and what has to be asked."""
