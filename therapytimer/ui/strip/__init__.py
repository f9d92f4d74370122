"""What runs, told in one line without a name: for the strip on top and for the lock."""
