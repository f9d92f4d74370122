"""`python -m therapytimer` is the same program as `therapytimer`."""

from therapytimer.cli import main

if __name__ == "__main__":
    main()
