"""The note as it will stand on paper: looked at, printed, exported with a password."""
