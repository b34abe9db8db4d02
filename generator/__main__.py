"""``python -m generator`` is the command ``exemplars``."""

from generator.edge.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
