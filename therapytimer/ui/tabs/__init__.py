"""The open visits as tabs: whose they are, what runs in each, and which one is on the board."""
