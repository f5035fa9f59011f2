"""What old Word files look like from outside, and a stand-in for LibreOffice."""

from __future__ import annotations

import os
import sys
from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_SOFFICE = """#!{python}
import pathlib, subprocess, sys, time
given = dict(arg.split("=", 1) for arg in sys.argv[1:] if arg.startswith("-") and "=" in arg)
target = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1], "report.docx")
pathlib.Path({log!r}).write_text(" ".join(sys.argv[1:]), encoding="utf-8")
{action}
"""


def ole(*streams: str, encrypted: bool = False) -> bytes:
    """What old Word and WPS files begin with, and the names of their streams."""
    first = bytearray(512)
    first[:2] = b"\xec\xa5"
    first[11] = int(encrypted)
    names = b"".join(name.encode("utf-16-le") + bytes(64) for name in streams)
    return OLE + bytes(504) + bytes(first) + names


def fake_soffice(folder: Path, action: str) -> Path:
    """A program that takes LibreOffice's arguments, notes them, and does ``action``."""
    program = folder / "soffice"
    log = str(folder / "arguments.txt")
    script = _SOFFICE.format(python=sys.executable, log=log, action=action)
    program.write_text(script, encoding="utf-8")
    program.chmod(0o755)
    return program


needs_scripts = os.name != "posix"
"""Whether scripts cannot stand in for programs here."""
