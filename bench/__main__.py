"""``python -m bench``: the speed bench; the other measurements are modules of their own."""

import sys

from bench.speed.command import main

if __name__ == "__main__":
    sys.exit(main())
