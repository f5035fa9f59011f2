"""The process of one command: ``python -m textkit`` and the script ``textkit``."""

from __future__ import annotations

import atexit
import gc


def main() -> None:
    """Run the command line without the cycle collector.

    A command reads, prints and ends; looking for garbage costs a tenth of it, and once more as
    much at exit, where the system frees everything anyway. A run over many files turns the
    collector on again.
    """
    gc.disable()
    atexit.register(gc.freeze)
    from textkit.cli.app import main as run

    run()


if __name__ == "__main__":
    main()
