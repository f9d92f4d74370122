"""Lists of visits, and opening them."""
