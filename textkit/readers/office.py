"""Old Word, WPS, RTF and OpenDocument files made .docx by LibreOffice, when it is installed.

Owns finding and running LibreOffice. Knows nothing of documents; bytes in, bytes out. Nothing is
left behind: the profile and both files live in a temporary folder.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from textkit.errors import ReadError

SOFFICE_VARIABLE = "TEXTKIT_SOFFICE"
"""Environment variable that names the program, where it is in no usual place."""

TIMEOUT_SECONDS = 120.0
"""A cold start takes 2 to 10 s, a report one more."""

SAVE_AS_DOCX = "请用 Word 或 WPS 打开，另存为 .docx 再检查"

_WINDOWS_ROOTS = ("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA")
_UNIX_PLACES = (
    "Applications/LibreOffice.app/Contents/MacOS/soffice",
    "usr/lib/libreoffice/program/soffice",
    "usr/lib64/libreoffice/program/soffice",
    "opt/libreoffice*/program/soffice",
    "snap/bin/libreoffice",
)
"""macOS, Debian, Fedora, the vendor's packages (Kylin and UOS have them too), snap."""

_FILTERS = {
    ".doc": "MS Word 97",
    ".rtf": "Rich Text Format",
    ".odt": "writer8",
    ".html": "HTML (StarWriter)",
}
"""Named, for LibreOffice would else take a damaged file for plain text and make 锟斤拷 of it."""

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
"""No macro runs and no linked picture is fetched while a stranger's file is converted."""


def convert_to_docx(
    data: bytes, path: str, *, suffix: str, timeout_seconds: float = TIMEOUT_SECONDS
) -> bytes:
    """The .docx that LibreOffice makes of ``data``.

    Args:
        data: The file.
        path: Its name, for messages only.
        suffix: What it is: ``.doc``, ``.rtf``, ``.odt`` or ``.html``.
        timeout_seconds: How long it may take.

    Raises:
        ReadError: LibreOffice is not there, fails or takes too long.
    """
    program = find_soffice()
    if program is None:
        raise ReadError(path, "读这种文件要用 LibreOffice，没有找到它", hint=_way_to_soffice())
    try:
        made, ended = _convert(program, data, suffix, timeout_seconds)
    except OSError as error:
        raise ReadError(
            path, f"LibreOffice 没能运行：{error.strerror}", hint=SAVE_AS_DOCX
        ) from None
    if made:
        return made
    if not ended:
        what = f"LibreOffice 转换超过 {timeout_seconds:g} 秒，已停止"
    else:
        what = "LibreOffice 打不开它，文件可能已损坏或有密码"
    raise ReadError(path, what, hint=SAVE_AS_DOCX)


def find_soffice() -> str | None:
    """LibreOffice's program: as set, on the PATH or in a usual place; ``None`` if nowhere."""
    if chosen := os.environ.get(SOFFICE_VARIABLE):
        return shutil.which(chosen)
    on_path = shutil.which("soffice") or shutil.which("libreoffice")
    return on_path or next((str(place) for place in _usual_places() if place.is_file()), None)


def _usual_places() -> list[Path]:
    if os.name == "nt":
        roots = [os.environ[root] for root in _WINDOWS_ROOTS if root in os.environ]
        # The .com of the pair waits until the conversion is done, the .exe returns at once.
        return [Path(root, "LibreOffice", "program", "soffice.com") for root in roots]
    return [place for pattern in _UNIX_PLACES for place in sorted(Path("/").glob(pattern))]


def _way_to_soffice() -> str:
    chosen = os.environ.get(SOFFICE_VARIABLE)
    if chosen:
        return (
            f"环境变量 {SOFFICE_VARIABLE} 写的是 {chosen}，那里没有可以运行的程序；或{SAVE_AS_DOCX}"
        )
    return f"{SAVE_AS_DOCX}；或安装 LibreOffice（装在别处的用环境变量 {SOFFICE_VARIABLE} 写明）"


def _convert(
    program: str, data: bytes, suffix: str, timeout_seconds: float
) -> tuple[bytes | None, bool]:
    """What LibreOffice made, if anything, and whether it came to its own end."""
    with tempfile.TemporaryDirectory(prefix="textkit-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, f"report{suffix}")
        source.write_bytes(data)
        ended = _run(_command(program, source), timeout_seconds)
        made = source.with_suffix(".docx")
        return made.read_bytes() if made.is_file() else None, ended


def _command(program: str, source: Path) -> list[str]:
    """The conversion beside ``source``, in a profile of its own: one in use refuses to start."""
    profile = source.parent / "profile"
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS, encoding="utf-8")
    return [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        f"--infilter={_FILTERS[source.suffix]}",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(source.parent),
        str(source),
    ]


def _run(command: list[str], timeout_seconds: float) -> bool:
    """Run to the end; ``False`` when it had to be stopped."""
    process = subprocess.Popen(  # noqa: S603 - the program is the user's, the file name ours
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(timeout_seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            _stop(process)
    return True


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the program and its children: soffice is a script or starter, the work is below it."""
    if sys.platform == "win32":
        tree = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(tree, capture_output=True, check=False)  # noqa: S603 - nothing foreign
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
