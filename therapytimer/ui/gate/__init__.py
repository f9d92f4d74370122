"""The pages before the clinic's data are open, and the cover that locks them away."""
