"""`python -m pactbook`: the same as the `pactbook` command."""

from pactbook.cli import main

if __name__ == "__main__":
    main()
